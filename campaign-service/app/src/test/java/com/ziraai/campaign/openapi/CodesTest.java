package com.ziraai.campaign.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Every code the gateway can give stands in the document, and none that it cannot. */
class CodesTest {

    /** Where the wings are. */
    private static final Path SERVICE = Path.of("..");

    private static final Path CLASSES = Path.of("target", "classes", "com", "ziraai", "campaign");
    private static final Pattern FORM = Pattern.compile("[A-Z]{3,}(_[A-Z]+)*");

    /** Whoever mentions one of these gives codes. */
    private static final Pattern GIVERS =
            Pattern.compile("com/ziraai/campaign/gateway/(ProblemException|Violations?|PlainText)");

    /** Upper-case words beside the codes that are none. */
    private static final Set<String> OTHER_WORDS = Set.of("SMS", "UTC", "BULK");

    private final ApiDocument document = ApiDocument.load();

    @Test
    void theListsHaveTheCodesThatHaveATextAndNoOthers() throws IOException {
        assertThat(listed("ErrorCode")).isEqualTo(textsUnder("error."));
        assertThat(listed("ViolationCode")).isEqualTo(textsUnder("violation."));
    }

    @Test
    void whatCanBeWrongWithARowIsWrongWithARequestToo() throws IOException {
        Set<String> ofRows = listed("RowProblemCode");
        assertThat(ofRows).containsAll(textsUnder("row."));
        ofRows.removeAll(textsUnder("row."));
        assertThat(listed("ViolationCode")).containsAll(ofRows);
    }

    @Test
    void whatThereIsToKnowOfAListHasATextAndIsSaidOfRequestsToo() throws IOException {
        Set<String> ofLists = listed("ListWarningCode");
        assertThat(ofLists).containsAll(textsUnder("note."));
        ofLists.removeAll(textsUnder("note."));
        assertThat(textsUnder("warning.")).containsAll(ofLists);
    }

    @Test
    void theListsAreSorted() {
        for (String list :
                List.of("ErrorCode", "ViolationCode", "RowProblemCode", "ListWarningCode")) {
            assertThat(codes(list).map(JsonNode::asString)).as(list).isSorted();
        }
    }

    @Test
    void everyCodeInTheProgramIsListed() throws IOException {
        Set<String> all = new TreeSet<>(listed("ErrorCode"));
        all.addAll(listed("ViolationCode"));
        all.addAll(listed("RowProblemCode"));
        all.addAll(listed("ListWarningCode"));
        all.addAll(textsUnder("warning."));
        all.addAll(OTHER_WORDS);
        Stream.of(HttpStatus.values()).map(HttpStatus::name).forEach(all::add);
        try (Stream<Path> wings = Files.list(SERVICE)) {
            Set<String> given =
                    wings.map(wing -> wing.resolve(CLASSES))
                            .filter(Files::isDirectory)
                            .flatMap(CodesTest::classesUnder)
                            .flatMap(CodesTest::codesIn)
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(given).hasSizeGreaterThan(40);
            given.removeAll(all);
            assertThat(given).as("neither codes of the document nor known other words").isEmpty();
        }
    }

    private static Stream<Path> classesUnder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> codesIn(Path file) {
        ClassModel model = parse(file);
        boolean gives = entries(model, ClassEntry.class).anyMatch(CodesTest::isGiver);
        return gives
                ? entries(model, StringEntry.class)
                        .map(StringEntry::stringValue)
                        .filter(text -> FORM.matcher(text).matches())
                        .filter(text -> !isItsOwnConstant(model, text))
                : Stream.empty();
    }

    /** An enum's class has the names of its constants. */
    private static boolean isItsOwnConstant(ClassModel model, String text) {
        return model.flags().has(AccessFlag.ENUM)
                && model.fields().stream().anyMatch(field -> field.fieldName().equalsString(text));
    }

    private static boolean isGiver(ClassEntry entry) {
        return GIVERS.matcher(entry.asInternalName()).matches();
    }

    private static <E extends PoolEntry> Stream<E> entries(ClassModel model, Class<E> kind) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> listed(String schema) {
        return codes(schema).map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<JsonNode> codes(String schema) {
        return document.root().at("/components/schemas/" + schema + "/enum").valueStream();
    }

    private static Set<String> textsUnder(String prefix) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                CodesTest.class.getResourceAsStream("/texts_en.properties")),
                        StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
