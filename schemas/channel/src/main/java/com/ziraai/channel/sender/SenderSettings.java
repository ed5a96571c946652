package com.ziraai.channel.sender;

import static com.ziraai.contract.SenderBounds.COUNTRY;
import static com.ziraai.contract.SenderBounds.LEAST_RATE;
import static com.ziraai.contract.SenderBounds.MOST_A_DAY;
import static com.ziraai.contract.SenderBounds.MOST_RATE;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One of the senders of a provider, as its settings describe it.
 *
 * @param name the number or account, unique in the channel
 * @param ratePerSecond messages a second it takes, over all instances; the provider's where none is
 *     given
 * @param enabled whether it may be used; an administrator may say otherwise
 * @param weight its share of the contacts several senders could serve; its rate where none is given
 * @param dailyCapacity messages a day of UTC it takes, over all instances; any number where none is
 *     given
 * @param countries ISO 3166-1 alpha-2 countries it serves; all where none is given
 * @param sponsors tenants that may use it; all where none is given
 */
public record SenderSettings(
        @NotBlank @Size(max = 64) String name,
        @DefaultValue("true") boolean enabled,
        @Nullable @DecimalMin(LEAST_RATE) @DecimalMax(MOST_RATE) Double ratePerSecond,
        @Nullable @DecimalMin(LEAST_RATE) @DecimalMax(MOST_RATE) Double weight,
        @Nullable @Min(1) @Max(MOST_A_DAY) Long dailyCapacity,
        @DefaultValue @NotNull Set<@Pattern(regexp = COUNTRY) String> countries,
        @DefaultValue @NotNull Set<@NotBlank String> sponsors) {

    /** All senders of a provider. */
    static List<Sender> all(SenderSource source) {
        Stream<Sender> unsaid =
                source.senders().stream().anyMatch(each -> each.name.equals(source.first()))
                        ? Stream.empty()
                        : Stream.of(
                                Sender.of(
                                        source.provider(), source.first(), source.ratePerSecond()));
        return Stream.concat(
                        unsaid,
                        source.senders().stream()
                                .map(each -> each.of(source.provider(), source.ratePerSecond())))
                .toList();
    }

    private Sender of(String provider, double otherwise) {
        double rate = ratePerSecond == null ? otherwise : ratePerSecond;
        return new Sender(
                provider,
                name,
                enabled,
                rate,
                weight == null ? rate : weight,
                dailyCapacity == null ? OptionalLong.empty() : OptionalLong.of(dailyCapacity),
                countries,
                sponsors);
    }
}
