package com.ziraai.infrastructure.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * An RSA key pair of this data folder.
 *
 * @param privateKey signs tokens
 * @param privateFile PEM file of that key
 * @param publicFile PEM file the services verify with
 */
public record SigningKeys(PrivateKey privateKey, Path privateFile, Path publicFile) {

    private static final int BITS = 2048;

    /** The pair of a folder that people's tokens are signed with, made on first use. */
    public static SigningKeys in(Path folder) {
        return in(folder, "jwt");
    }

    /** The pair the gateway signs its own tokens with, made on first use. */
    public static SigningKeys ofGateway(Path folder) {
        return in(folder, "gateway");
    }

    private static SigningKeys in(Path folder, String name) {
        var privateFile = folder.resolve(name + "-private.pem");
        var publicFile = folder.resolve(name + "-public.pem");
        try {
            if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
                Files.deleteIfExists(privateFile);
                Files.deleteIfExists(publicFile);
                write(generate(), privateFile, publicFile);
            }
            return new SigningKeys(read(privateFile), privateFile, publicFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return generator.generateKeyPair();
    }

    private static void write(KeyPair pair, Path privateFile, Path publicFile) {
        PrivateFile.create(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        PrivateFile.create(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    private static String pem(String label, byte[] der) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    private static PrivateKey read(Path pem) throws IOException, GeneralSecurityException {
        var base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        var der = Base64.getMimeDecoder().decode(base64);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
