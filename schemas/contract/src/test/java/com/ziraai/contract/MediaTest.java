package com.ziraai.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A channel that is half declared would lose what it does not subscribe to. */
class MediaTest {

    @ParameterizedTest
    @MethodSource("com.ziraai.contract.Media#all")
    void aChannelIsDeclaredWhole(Media<?> media) {
        Service service = media.service();
        assertThat(media.send().owner()).isEqualTo(Service.DISPATCH);
        assertThat(media.send().readers()).containsExactly(service);
        assertThat(media.outcomes().owner()).isEqualTo(service);
        assertThat(media.outcomes().readers())
                .containsExactlyInAnyOrder(Service.DISPATCH, Service.ANALYTICS, Service.OUTSIDE);
        assertThat(media.receipts().owner()).isEqualTo(service);
        assertThat(media.receipts().readers()).containsExactly(service);
        assertThat(media.senders().owner()).isEqualTo(service);
        assertThat(media.senders().readers()).containsExactlyInAnyOrder(service, Service.OUTSIDE);
        assertThat(Topics.readBy(service))
                .containsExactlyInAnyOrder(
                        media.send(),
                        media.receipts(),
                        media.senders(),
                        Topics.UNKNOWN_SETTLEMENTS,
                        Topics.OPERATION_LIFECYCLE);
    }

    @Test
    void everyChannelServiceHasItsRow() {
        assertThat(Media.all().stream().map(Media::service))
                .containsExactlyElementsOf(
                        Arrays.stream(Service.values())
                                .filter(each -> each.name().startsWith("CHANNEL_"))
                                .toList());
        assertThat(Media.all().stream().map(Media::channel)).doesNotHaveDuplicates();
    }
}
