package com.ziraai.all;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Names the service of a line written as JSON as {@link ServiceName} does of one of text. */
public final class ServiceMember implements StructuredLoggingJsonMembersCustomizer<Object> {

    /** Made by Spring Boot. */
    public ServiceMember() {}

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor((path, value) ->
                path.toUnescapedString().equals("service.name") ? ServiceName.current() : value);
    }
}
