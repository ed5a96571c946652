package com.ziraai.messaging.testkit;

import com.ziraai.infrastructure.TestInfrastructure;
import io.r2dbc.spi.ConnectionFactories;
import org.springframework.r2dbc.core.DatabaseClient;

/** Databases of tests that need no service around them. */
public final class TestDatabase {

    private TestDatabase() {}

    /** A client of that database, which is created if it is missing. */
    public static DatabaseClient connect(String name) {
        var environment = TestInfrastructure.shared().databaseEnvironment(name);
        return DatabaseClient.create(
                ConnectionFactories.get(
                        "r2dbc:postgresql://%s:%s@%s:%s/%s"
                                .formatted(
                                        environment.get("ziraai.database.username"),
                                        environment.get("ziraai.database.password"),
                                        environment.get("ziraai.database.host"),
                                        environment.get("ziraai.database.port"),
                                        name)));
    }
}
