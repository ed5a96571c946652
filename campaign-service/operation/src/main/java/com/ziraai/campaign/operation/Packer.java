package com.ziraai.campaign.operation;

import com.ziraai.event.DistributionRequested;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import net.jpountz.lz4.LZ4CompressorWithLength;
import net.jpountz.lz4.LZ4Factory;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes runs of records as Avro, each run compressed by LZ4, one run behind the other. What
 * repeats in a batch (template, names, plan) is gone for a tenth of what deflating costs. Not
 * thread-safe.
 */
final class Packer<T> {

    private final Bytes packed = new Bytes();
    private final Bytes plain = new Bytes();
    private final DatumWriter<T> writer;
    private final LZ4CompressorWithLength compressor =
            new LZ4CompressorWithLength(LZ4Factory.fastestInstance().fastCompressor());
    private @Nullable BinaryEncoder encoder;

    Packer(DatumWriter<T> writer) {
        this.writer = writer;
    }

    /** One of items. */
    static Packer<DistributionRequested> ofItems() {
        return new Packer<>(new SpecificDatumWriter<>(DistributionRequested.class));
    }

    void append(List<T> records) {
        plain.reset();
        encoder = EncoderFactory.get().binaryEncoder(plain, encoder);
        try {
            for (T each : records) {
                writer.write(each, encoder);
            }
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        packed.compressed(plain, compressor);
    }

    /** Bytes that are compressed from one to the other without copies of them. */
    private static final class Bytes extends ByteArrayOutputStream {

        private static final int FEW = 16 * 1024;

        Bytes() {
            super(FEW);
        }

        void compressed(Bytes from, LZ4CompressorWithLength compressor) {
            int most = compressor.maxCompressedLength(from.count);
            if (buf.length - count < most) {
                buf = Arrays.copyOf(buf, Math.max(2 * buf.length, count + most));
            }
            count += compressor.compress(from.buf, 0, from.count, buf, count, most);
        }
    }

    int size() {
        return packed.size();
    }

    byte[] bytes() {
        return packed.toByteArray();
    }
}
