package com.ziraai.code.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code code_block}: hands out runs of each day's numbers, every number once. */
final class CodeBlocks {

    private static final String TAKE =
            """
            INSERT INTO code_block AS taken (day, permutation, next_number)
            VALUES (:day, :permutation, :count)
            ON CONFLICT (day) DO UPDATE SET next_number = taken.next_number + :count
            WHERE taken.next_number < :capacity
            RETURNING permutation, next_number - :count AS first_number
            """;

    private final DatabaseClient database;
    private final String secret;

    CodeBlocks(DatabaseClient database, String secret) {
        this.database = database;
        this.secret = secret;
    }

    /**
     * The next numbers of the day, fewer than asked for at its end; empty when it has none left.
     */
    Mono<CodeBlock> take(LocalDate day, int count) {
        return database.sql(TAKE)
                .bind("day", day)
                .bind("permutation", ByteBuffer.wrap(key(day)))
                .bind("count", (long) count)
                .bind("capacity", (long) CodeFormat.SUFFIXES)
                .map(row -> block(row, day, count))
                .one();
    }

    private static CodeBlock block(Readable row, LocalDate day, int count) {
        ByteBuffer stored = Objects.requireNonNull(row.get("permutation", ByteBuffer.class));
        byte[] key = new byte[stored.remaining()];
        stored.get(key);
        long from = Objects.requireNonNull(row.get("first_number", Long.class));
        long to = Math.min(from + count, CodeFormat.SUFFIXES);
        return new CodeBlock(day, key, (int) from, (int) to);
    }

    private byte[] key(LocalDate day) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(day.toString().getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
