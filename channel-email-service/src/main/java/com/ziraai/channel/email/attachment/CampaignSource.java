package com.ziraai.channel.email.attachment;

import com.ziraai.contract.Service;
import com.ziraai.event.Attachment;
import com.ziraai.inquiry.ServiceTokens;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks campaign-service, by a token of ours for that one file. */
final class CampaignSource implements Source {

    private static final Logger log = LoggerFactory.getLogger(CampaignSource.class);

    private static final String PATH = "/internal/attachments/{attachmentId}";

    private final WebClient client;
    private final ServiceTokens tokens;
    private final Duration timeout;

    /**
     * @param largest bytes of a file
     */
    CampaignSource(URI url, ServiceTokens tokens, Duration timeout, int largest) {
        this.client =
                WebClient.builder()
                        .baseUrl(url.toString())
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(largest))
                        .build();
        this.tokens = tokens;
        this.timeout = timeout;
    }

    @Override
    public Fetched fetch(Attachment file) {
        String id = file.getAttachmentId();
        Fetched fetched =
                client.get()
                        .uri(PATH, id)
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                tokens.header(
                                        Service.CAMPAIGN.applicationName(), "attachment:" + id))
                        .exchangeToMono(answer -> read(answer, file))
                        .timeout(timeout)
                        .onErrorResume(failure -> Mono.just(away(id, failure.toString())))
                        .block();
        return fetched == null ? away(id, "no content") : fetched;
    }

    private static Mono<Fetched> read(ClientResponse answer, Attachment file) {
        if (answer.statusCode().isSameCodeAs(HttpStatus.OK)) {
            return answer.bodyToMono(byte[].class).map(bytes -> proven(bytes, file));
        }
        boolean gone = answer.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
        return answer.releaseBody()
                .then(
                        Mono.fromSupplier(() ->
                                gone
                                        ? new Fetched.Gone()
                                        : away(
                                                file.getAttachmentId(),
                                                answer.statusCode().toString())));
    }

    /** What was cut off or changed on its way is asked for again. */
    private static Fetched proven(byte[] bytes, Attachment file) {
        if (HexFormat.of().formatHex(sha256(bytes)).equals(file.getSha256())) {
            return new Fetched.Here(Base64.getMimeEncoder().encode(bytes));
        }
        log.error("attachment {}: not the bytes that were uploaded", file.getAttachmentId());
        return new Fetched.Damaged();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static Fetched away(String id, String why) {
        log.warn("attachment {} cannot be fetched now: {}", id, why);
        return new Fetched.Away();
    }
}
