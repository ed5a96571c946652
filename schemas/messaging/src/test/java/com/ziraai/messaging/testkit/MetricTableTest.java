package com.ziraai.messaging.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.contract.Service;
import org.junit.jupiter.api.Test;

class MetricTableTest {

    private final MetricTable table =
            MetricTable.parse(
                    """
                    # Some page

                    ## Metrics

                    | metric | type | labels | unit | of | says |
                    |---|---|---|---|---|---|
                    | `campaign_batches_due` | gauge | | batches | campaign | due |
                    | `campaign_wait_seconds` | histogram | `kind` | seconds | campaign | wait |
                    | `channel_fenced` | gauge | | | channels | fenced |
                    | `jvm_*` | | | | all | the JVM |

                    ## Alerts

                    | `campaign_elsewhere` | gauge | | | campaign | not of this table |
                    """);

    private static final String GOOD =
            """
            # HELP campaign_batches_due due
            campaign_batches_due{application="campaign-service"} 3.0
            campaign_wait_seconds_bucket{application="campaign-service",kind="a \\"b\\"",le="+Inf"} 1
            campaign_wait_seconds_count{application="campaign-service",kind="a"} 1
            jvm_threads{application="campaign-service",id="x"} 1
            other_things 1
            """;

    @Test
    void isContentWhenListedAndShownAreTheSame() {
        assertThatCode(() -> table.assertTellsOf(Service.CAMPAIGN, GOOD))
                .doesNotThrowAnyException();
    }

    @Test
    void namesWhatIsListedAndNotShown() {
        assertThatThrownBy(() -> table.assertTellsOf(Service.CHANNEL_SMS, GOOD))
                .hasMessageContaining("channel_fenced");
    }

    @Test
    void namesWhatIsShownAndNotListed() {
        String more = GOOD + "campaign_surprise{application=\"campaign-service\"} 1\n";
        assertThatThrownBy(() -> table.assertTellsOf(Service.CAMPAIGN, more))
                .hasMessageContaining("campaign_surprise");
    }

    @Test
    void namesLabelsThatDiffer() {
        String labelled =
                GOOD.replace("campaign_batches_due{", "campaign_batches_due{sponsor=\"s\",");
        assertThatThrownBy(() -> table.assertTellsOf(Service.CAMPAIGN, labelled))
                .hasMessageContaining("sponsor");
        String bare =
                GOOD.replace(
                        "campaign_batches_due{application=\"campaign-service\"}",
                        "campaign_batches_due");
        assertThatThrownBy(() -> table.assertTellsOf(Service.CAMPAIGN, bare))
                .hasMessageContaining("campaign_batches_due");
    }

    @Test
    void wantsBucketsOfAHistogram() {
        String plain = GOOD.replaceAll("campaign_wait_seconds_bucket.*\n", "");
        assertThatThrownBy(() -> table.assertTellsOf(Service.CAMPAIGN, plain))
                .hasMessageContaining("campaign_wait_seconds");
    }
}
