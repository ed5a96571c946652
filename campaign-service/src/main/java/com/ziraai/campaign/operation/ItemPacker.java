package com.ziraai.campaign.operation;

import com.ziraai.event.DistributionRequested;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/** Writes runs of items as deflated Avro, one run behind the other. Not thread-safe. */
final class ItemPacker implements AutoCloseable {

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final SpecificDatumWriter<DistributionRequested> writer =
            new SpecificDatumWriter<>(DistributionRequested.class);
    // What repeats in a batch (template, names, plan) is gone at the fastest level already.
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private @Nullable BinaryEncoder encoder;

    void append(List<DistributionRequested> items) {
        deflater.reset();
        DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 8192);
        try {
            encoder = EncoderFactory.get().binaryEncoder(out, encoder);
            for (DistributionRequested each : items) {
                writer.write(each, encoder);
            }
            encoder.flush();
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return packed.size();
    }

    byte[] bytes() {
        return packed.toByteArray();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
