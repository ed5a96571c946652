package com.ziraai.dispatch.followup;

import com.ziraai.messaging.table.DatabaseGauges;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires follow-ups. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FollowupSettings.class)
public class FollowupConfiguration {

    private static final String HELD = "Attempts that wait at the gate";

    @Bean
    Followups followups(DatabaseClient database) {
        return new Followups(database);
    }

    @Bean
    DatabaseGauges waitingFollowups() {
        return DatabaseGauges.of(
                        """
                        SELECT count(*) FILTER (WHERE kind = 'RETRY') AS retries,
                            count(*) FILTER (WHERE kind = 'GATE' AND reason = 'BUDGET') AS unfunded,
                            count(*) FILTER (WHERE kind = 'GATE' AND reason <> 'BUDGET') AS held
                        FROM followup
                        """)
                .number("retries", "dispatch.retries.waiting", "Attempts to be repeated")
                .number("unfunded", "dispatch.commands.held", HELD, "reason", "budget")
                .number("held", "dispatch.commands.held", HELD, "reason", "other");
    }

    @Bean
    Rounds followupRounds(
            FollowupSettings settings, Followups followups, DueHandler handler, Clock clock) {
        FollowupClock due = new FollowupClock(settings, followups, handler, clock);
        return new Rounds("follow-ups", settings.interval(), due::doDue);
    }
}
