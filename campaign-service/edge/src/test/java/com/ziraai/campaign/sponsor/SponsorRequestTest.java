package com.ziraai.campaign.sponsor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SponsorRequestTest {

    @Test
    void whatIsLeftOutIsTurkish() {
        SponsorSettings settings =
                new SponsorRequest("Tarım", null, null, null, null, null, null).settingsOf("s-1");
        assertThat(settings.timeZone().getId()).isEqualTo("Europe/Istanbul");
        assertThat(settings.plan()).isEqualTo("default");
        assertThat(settings.language()).isEqualTo("tr");
        assertThat(settings.defaultRegion()).isEqualTo("TR");
        assertThat(settings.allowedCountries()).containsExactly("IN", "TR");
    }

    @Test
    void everyMistakeIsNamed() {
        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                new SponsorRequest(
                                                " ",
                                                "Mars/Base",
                                                null,
                                                "!",
                                                "XX",
                                                List.of("tr", "YY"),
                                                new QuietHoursRequest("21:00", "9"))
                                        .settingsOf("s-1"));
        assertThat(problem.violations().orElseThrow().kept())
                .extracting(Violation::path)
                .containsExactly(
                        "name",
                        "timeZone",
                        "language",
                        "defaultRegion",
                        "allowedCountries[1]",
                        "quietHours.to");
    }
}
