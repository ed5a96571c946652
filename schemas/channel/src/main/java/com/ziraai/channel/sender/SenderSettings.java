package com.ziraai.channel.sender;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
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
 * @param weight its share of the contacts several senders could serve; its rate where none is given
 * @param countries ISO 3166-1 alpha-2 countries it serves; all where none is given
 * @param sponsors tenants that may use it; all where none is given
 */
public record SenderSettings(
        @NotBlank @Size(max = 64) String name,
        @Nullable @DecimalMin("0.01") @DecimalMax("100000") Double ratePerSecond,
        @Nullable @DecimalMin("0.01") @DecimalMax("100000") Double weight,
        @DefaultValue @NotNull Set<@Pattern(regexp = "[A-Z]{2}") String> countries,
        @DefaultValue @NotNull Set<@NotBlank String> sponsors) {

    /**
     * All senders of a provider.
     *
     * @param provider adapter that speaks for them
     * @param first the one its settings name at least
     * @param ratePerSecond of those that name none
     * @param described what is said of the first and of further ones
     */
    public static List<Sender> all(
            String provider, String first, double ratePerSecond, List<SenderSettings> described) {
        Stream<Sender> unsaid =
                described.stream().anyMatch(each -> each.name.equals(first))
                        ? Stream.empty()
                        : Stream.of(Sender.of(provider, first, ratePerSecond));
        return Stream.concat(
                        unsaid, described.stream().map(each -> each.of(provider, ratePerSecond)))
                .toList();
    }

    private Sender of(String provider, double otherwise) {
        double rate = ratePerSecond == null ? otherwise : ratePerSecond;
        return new Sender(
                provider, name, rate, weight == null ? rate : weight, countries, sponsors);
    }
}
