package com.ziraai.campaign.generation;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What codes operations were stored for. */
final class CodeOrders {

    private static final CodeOrder NONE = new CodeOrder(null, 0, List.of());

    private final DatabaseClient database;
    private final JsonMapper json;

    CodeOrders(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The order of that operation; one of nothing where it was not for codes. */
    Mono<CodeOrder> of(String operationId) {
        return database.sql(
                        """
                        SELECT CAST(request AS text) FROM operation
                        WHERE operation_id = :id AND type = 'BULK_CODE_GENERATION'
                        """)
                .bind("id", operationId)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, CodeOrder.class))
                .defaultIfEmpty(NONE);
    }
}
