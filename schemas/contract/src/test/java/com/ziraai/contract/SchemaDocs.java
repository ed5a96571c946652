package com.ziraai.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** Finds records, enums and fields without documentation. */
final class SchemaDocs {

    private final List<String> undocumented = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private SchemaDocs() {}

    /** Full names of everything below the schema that has no {@code doc}. */
    static List<String> undocumented(Schema schema) {
        SchemaDocs docs = new SchemaDocs();
        docs.visit(schema);
        return docs.undocumented;
    }

    private void visit(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> visitRecord(schema);
            case ENUM -> require(schema.getFullName(), schema.getDoc());
            case ARRAY -> visit(schema.getElementType());
            case MAP -> visit(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::visit);
            default -> {}
        }
    }

    private void visitRecord(Schema schema) {
        if (!seen.add(schema.getFullName())) {
            return;
        }
        require(schema.getFullName(), schema.getDoc());
        for (Schema.Field field : schema.getFields()) {
            require(schema.getFullName() + "." + field.name(), field.doc());
            visit(field.schema());
        }
    }

    private void require(String place, @org.jspecify.annotations.Nullable String doc) {
        if (doc == null || doc.isBlank()) {
            undocumented.add(place);
        }
    }
}
