package com.ziraai.campaign.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.DistributionRequested;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads packed batches back as the releaser does, batch by batch. */
public final class Batches {

    private Batches() {}

    /** Items as lists of before kept them, too. */
    public static PackedItems packed(List<DistributionRequested> items) {
        Packer<DistributionRequested> packer = Packer.ofItems();
        packer.append(items);
        return new PackedItems(
                DistributionRequested.getClassSchema(), items.size(), packer.bytes());
    }

    public static List<DistributionRequested> unpack(PackedBatches packed) {
        List<DistributionRequested> unpacked = new ArrayList<>();
        for (int batch = 0; batch < packed.count(); batch++) {
            byte[] bytes =
                    Arrays.copyOfRange(
                            packed.bytes(), packed.offsets()[batch], packed.offsets()[batch + 1]);
            assertThat(bytes).hasSize(packed.length(batch));
            unpacked.addAll(
                    new PackedItems(
                                    DistributionRequested.getClassSchema(),
                                    packed.itemCount(batch),
                                    bytes)
                            .unpack());
        }
        return unpacked;
    }
}
