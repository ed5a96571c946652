package com.ziraai.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.contract.Topics;
import com.ziraai.event.AttemptStatus;
import com.ziraai.infrastructure.LocalInfrastructure;
import com.ziraai.infrastructure.TestInfrastructure;
import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.topics.cluster.Cluster;
import com.ziraai.topics.rebuild.Forgetting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.Test;

class ForgettingIT {

    private static final String OPERATION = "bulk_0198c0de-7a10-7c3e-9f00-666666666666";

    private final LocalInfrastructure infrastructure = TestInfrastructure.shared().infrastructure();
    private final Stage here = new Stage(infrastructure);

    @Test
    void analyticsForgetsOnlyWhileItIsStopped() throws SQLException {
        here.create(Topics.SMS_OUTCOMES);
        here.send(
                Topics.SMS_OUTCOMES,
                0,
                Samples.START,
                "contact-0",
                Samples.outcome(Samples.item(OPERATION, 0), 1, AttemptStatus.ACCEPTED));
        infrastructure.createDatabase("analytics");
        try (var database = infrastructure.connect("analytics");
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE item_page (content text)");
        }
        try (Cluster cluster = here.cluster();
                var maintenance = infrastructure.connect("postgres")) {
            Forgetting forgetting = new Forgetting(cluster, maintenance, line -> {});
            try (var consumer = here.consumer("analytics-service.outcomes")) {
                consumer.subscribe(List.of("sms.outcomes.v1"));
                while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {}
                consumer.commitSync();
                assertThatThrownBy(forgetting::run)
                        .isInstanceOf(StartFailure.class)
                        .hasMessageStartingWith("analytics-service.outcomes has 1 member");
                assertThat(tables(infrastructure)).isEqualTo(1);
            }
            forgetting.run();
            Collection<GroupListing> left = cluster.ask(admin -> admin.listGroups().all());
            assertThat(left).noneMatch(group -> group.groupId().startsWith("analytics-service."));
        }
        assertThat(tables(infrastructure)).isZero();
    }

    private static int tables(LocalInfrastructure infrastructure) throws SQLException {
        try (var database = infrastructure.connect("analytics");
                var query = database.createStatement();
                var rows =
                        query.executeQuery(
                                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
