package com.ziraai.proof;

import com.ziraai.proof.oracle.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One JSON file and one page for each operation, and an index of them. */
final class Certificates {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    /**
     * @param folder is made when it is not there; older certificates stay
     */
    Certificates(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes all.
     *
     * @param survived what the system went through meanwhile: kinds of disturbances, how many of
     *     each
     */
    void write(List<Finding> findings, Map<String, Integer> survived) {
        try {
            Files.createDirectories(folder);
            for (var finding : findings) {
                var file = folder.resolve(finding.operationId() + ".json");
                var content =
                        Map.of("finding", finding, "held", finding.held(), "survived", survived);
                Files.writeString(file, JSON.writeValueAsString(content));
                Files.writeString(
                        folder.resolve(finding.operationId() + ".html"),
                        Page.of(finding, survived));
            }
            Files.writeString(folder.resolve("index.html"), Page.index(findings, survived));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
