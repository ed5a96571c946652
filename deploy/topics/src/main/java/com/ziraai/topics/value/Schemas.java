package com.ziraai.topics.value;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where the schemas of values are known by the ids that stand in front of them. */
@FunctionalInterface
public interface Schemas {

    /**
     * The schema of that id; none if there surely is none.
     *
     * @throws com.ziraai.topics.cluster.ClusterFailure if that cannot be told
     */
    Optional<Schema> schema(int id);
}
