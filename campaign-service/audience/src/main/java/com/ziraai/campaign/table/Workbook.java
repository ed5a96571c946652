package com.ziraai.campaign.table;

import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of an XLSX file. They are read through limits, because a few kilobytes can unpack to
 * terabytes, and by a parser that follows no reference out of the file.
 */
final class Workbook implements Closeable {

    /** Real spreadsheets stay below a tenth of that. */
    private static final int MOST_TIMES_PACKED = 400;

    private static final long ALWAYS_ALLOWED = 16L * 1024 * 1024;

    private final ZipFile zip;
    private final long maxUnpacked;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    private Workbook(ZipFile zip, long maxUnpacked) {
        this.zip = zip;
        this.maxUnpacked = maxUnpacked;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, false);
        // They count every ampersand of a text too, and without a DTD nothing expands to more.
        xml.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        xml.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    }

    /** Takes the whole stream into a file first: the directory of its parts stands at the end. */
    static Workbook open(InputStream stream, TableLimits limits) throws IOException {
        Path file = Files.createTempFile(limits.spool(), "upload-", ".xlsx");
        try {
            try (stream;
                    var out = Files.newOutputStream(file)) {
                stream.transferTo(out);
            }
            return new Workbook(new ZipFile(file.toFile()), limits.maxUnpacked());
        } catch (ZipException e) {
            throw new BrokenTableException("UNREADABLE_FILE");
        } finally {
            // Open files stay readable; so nothing is left behind, whatever happens.
            Files.delete(file);
        }
    }

    boolean has(String part) {
        return entry(part).isPresent();
    }

    /** Names of parts are the same in either case (ECMA-376, part 2). */
    private Optional<? extends ZipEntry> entry(String part) {
        return Optional.ofNullable(zip.getEntry(part))
                .or(() ->
                        zip.stream()
                                .filter(each -> each.getName().equalsIgnoreCase(part))
                                .findFirst());
    }

    /** Reads a part; fails if it is not there. */
    XMLStreamReader part(String name) throws IOException, XMLStreamException {
        ZipEntry entry = entry(name).orElseThrow(() -> new BrokenTableException("UNREADABLE_FILE"));
        long most =
                Math.min(
                        maxUnpacked,
                        Math.max(ALWAYS_ALLOWED, entry.getCompressedSize() * MOST_TIMES_PACKED));
        return xml.createXMLStreamReader(
                new XmlText(
                        new LimitedInputStream(
                                zip.getInputStream(entry), most, "UNPACKED_TOO_LARGE")));
    }

    /** The failure of the reader of a part, as ours. */
    static IOException broken(XMLStreamException failure) {
        return failure.getNestedException() instanceof IOException cause
                ? cause
                : new BrokenTableException("UNREADABLE_FILE");
    }

    /** All text of {@code t} elements up to the end of that element, but of phonetic hints. */
    static String text(XMLStreamReader reader, String end) throws IOException, XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean wanted = false;
        boolean phonetic = false;
        while (true) {
            switch (reader.next()) {
                case START_ELEMENT -> {
                    wanted = !phonetic && reader.getLocalName().equals("t");
                    phonetic |= reader.getLocalName().equals("rPh");
                }
                case END_ELEMENT -> {
                    wanted = false;
                    if (reader.getLocalName().equals("rPh")) {
                        phonetic = false;
                    } else if (reader.getLocalName().equals(end)) {
                        return text.toString();
                    }
                }
                case CHARACTERS -> {
                    if (wanted) {
                        append(text, reader);
                    }
                }
                default -> {}
            }
        }
    }

    static void append(StringBuilder text, XMLStreamReader reader) throws BrokenTableException {
        if (text.length() + reader.getTextLength() > TableLimits.LONGEST_CELL) {
            throw new BrokenTableException("UNREADABLE_FILE");
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    static Optional<String> attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** What a file holds for yes. */
    static boolean isTrue(Optional<String> attribute) {
        return attribute.filter(value -> value.equals("1") || value.equals("true")).isPresent();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
