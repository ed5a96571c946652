package com.ziraai.analytics.progress;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.apache.avro.specific.SpecificRecordBase;
import tools.jackson.databind.json.JsonMapper;

/** Lets records of the contract be answered as JSON under the names of their fields. */
final class RecordJson {

    private RecordJson() {}

    static void customize(JsonMapper.Builder mapper) {
        mapper.addMixIn(SpecificRecordBase.class, WithoutMachinery.class);
    }

    @JsonIgnoreProperties({"schema", "specificData"})
    private interface WithoutMachinery {}
}
