package com.ziraai.campaign.operation;

import com.ziraai.event.DistributionRequested;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All batches of an operation, packed one behind the other: batch {@code n} holds the items from
 * {@code n * batchSize} on, and its bytes begin at {@code offsets[n]}.
 *
 * @param firstBatch number of the first of these, where they are a run of an operation's batches
 * @param bytes packed items
 * @param offsets where each batch begins, and at the end where the last one stops
 * @param batchSize items of every batch but the last
 * @param totalItems items of all batches
 */
@SuppressWarnings("ArrayRecordComponent") // written to the database, never compared
public record PackedBatches(
        int firstBatch, byte[] bytes, int[] offsets, int batchSize, int totalItems) {

    /**
     * Packs the items of an operation, asking for them one by one, so that they need not exist at
     * once.
     */
    public static PackedBatches of(
            int totalItems, int batchSize, IntFunction<DistributionRequested> item) {
        return of(0, totalItems, batchSize, item);
    }

    /**
     * Packs a run of an operation's items, asking for them as {@link #of(int, int, IntFunction)}
     * does, from 0 on.
     *
     * @param firstBatch number of the batch that begins with the first of them
     */
    public static PackedBatches of(
            int firstBatch,
            int totalItems,
            int batchSize,
            IntFunction<DistributionRequested> item) {
        int count = Math.ceilDiv(totalItems, batchSize);
        int[] offsets = new int[count + 1];
        Packer<DistributionRequested> packer = Packer.ofItems();
        for (int batch = 0; batch < count; batch++) {
            packer.append(itemsOf(batch, totalItems, batchSize, item));
            offsets[batch + 1] = packer.size();
        }
        return new PackedBatches(firstBatch, packer.bytes(), offsets, batchSize, totalItems);
    }

    private static List<DistributionRequested> itemsOf(
            int batch, int totalItems, int batchSize, IntFunction<DistributionRequested> item) {
        int first = batch * batchSize;
        int end = Math.min(first + batchSize, totalItems);
        List<DistributionRequested> items = new ArrayList<>(end - first);
        for (int index = first; index < end; index++) {
            items.add(item.apply(index));
        }
        return items;
    }

    /** The items of one of these batches, unpacked. */
    public List<DistributionRequested> items(int batch) {
        return new PackedItems(
                        DistributionRequested.getClassSchema(),
                        itemCount(batch),
                        Arrays.copyOfRange(bytes, offsets[batch], offsets[batch + 1]))
                .unpack();
    }

    /** How many batches these are. */
    public int count() {
        return offsets.length - 1;
    }

    int itemCount(int batch) {
        return Math.min(batchSize, totalItems - batch * batchSize);
    }

    int length(int batch) {
        return offsets[batch + 1] - offsets[batch];
    }
}
