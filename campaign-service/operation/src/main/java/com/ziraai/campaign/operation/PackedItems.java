package com.ziraai.campaign.operation;

import com.ziraai.event.DistributionRequested;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jpountz.lz4.LZ4DecompressorWithLength;
import net.jpountz.lz4.LZ4Factory;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * The items of one batch, or other records, as stored.
 *
 * @param writer schema they were written with, possibly older than ours
 * @param itemCount how many they are
 * @param bytes Avro, compressed by LZ4 behind its length
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record PackedItems(Schema writer, int itemCount, byte[] bytes) {

    /** Packs records of that schema. */
    public static PackedItems of(Schema schema, List<? extends GenericRecord> records) {
        Packer<GenericRecord> packer = new Packer<>(new GenericDatumWriter<>(schema));
        packer.append(List.copyOf(records));
        return new PackedItems(schema, records.size(), packer.bytes());
    }

    /** The items, in order; their release is not set yet. */
    public List<DistributionRequested> unpack() {
        SpecificDatumReader<DistributionRequested> reader =
                new SpecificDatumReader<>(DistributionRequested.class);
        reader.setSchema(writer);
        reader.setExpected(DistributionRequested.getClassSchema());
        return read(reader, item -> item);
    }

    /** Who they are for, in order; takes a fraction of what {@link #unpack} takes. */
    List<StoredPerson> people() {
        return read(new GenericDatumReader<>(writer, StoredPerson.PART), StoredPerson::of);
    }

    /**
     * What they are made into, in order.
     *
     * @param reader from the schema they were written with
     */
    public <T, R> List<R> read(GenericDatumReader<T> reader, Function<T, R> result) {
        byte[] plain =
                new LZ4DecompressorWithLength(LZ4Factory.fastestInstance().safeDecompressor())
                        .decompress(bytes);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(plain, null);
        try {
            List<R> items = new ArrayList<>(itemCount);
            for (int i = 0; i < itemCount; i++) {
                items.add(result.apply(reader.read(null, decoder)));
            }
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
