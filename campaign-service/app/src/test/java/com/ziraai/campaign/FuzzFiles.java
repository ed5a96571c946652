package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.campaign.table.XlsxFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Files nobody means well with. */
final class FuzzFiles {

    /** A file and the type it comes as. */
    record File(String type, byte[] content) {

        Map<String, String> headers() {
            return Map.of("Content-Type", type);
        }
    }

    private static final String CSV = "text/csv";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FORM = "multipart/form-data;boundary=x";
    private static final String ROW = "05551234567\n";

    private FuzzFiles() {}

    static List<File> all() {
        List<File> all = new ArrayList<>();
        texts().forEach(text -> all.add(new File(CSV, text.getBytes(UTF_8))));
        bytes().forEach(bytes -> all.add(new File("application/octet-stream", bytes)));
        workbooks().forEach(bytes -> all.add(new File(XLSX, bytes)));
        forms().forEach(text -> all.add(new File(FORM, text.getBytes(UTF_8))));
        byte[] good = ("telefon\n" + ROW).getBytes(UTF_8);
        for (String type : List.of(FORM, "multipart/form-data", "multipart/form-data;boundary=")) {
            all.add(new File(type, good));
        }
        return all;
    }

    private static List<String> texts() {
        return List.of(
                "",
                "\n",
                "\n\n\n" + ROW,
                "telefon",
                "telefon\n",
                "telefon\n\n\n",
                "telefon\ntelefon\ntelefon\n",
                "telefon,telefon\n" + ROW,
                "telefon,,,\n" + ROW,
                "telefon\u0000\n" + ROW,
                "telefon,a\u0000b\n05551234567,a\u0000b\n",
                "telefon,name\n05551234567,\u0000\n",
                "telefon,name\n05551234567,\ufffe\uffff\u202e\n",
                "telefon,name\n05551234567,=1+1|' /C calc'!A0\n",
                "telefon,name\n05551234567,\"open\n" + ROW.repeat(100),
                "telefon,name\n05551234567,\"a\"b\"c\n",
                "telefon,'; DROP TABLE operation; --\n05551234567,x\n",
                "telefon,{name}\n05551234567,x\n",
                "telefon,message\n05551234567,{name\n05551234568,}{\n",
                "telefon,priority\n05551234567,99999999999999999999\n05551234568,1e9\n",
                "telefon,kod\n05551234567," + "K".repeat(200_000) + "\n",
                "x".repeat(100_000) + "\n" + ROW,
                "telefon," + "x".repeat(100_000) + "\n" + ROW,
                "telefon\n" + "9".repeat(1_000_000) + "\n",
                "telefon" + ",a".repeat(20_000) + "\n" + ROW,
                "telefon\n" + "05551234567" + ",".repeat(20_000) + "\n",
                "telefon\n" + ROW.repeat(20_000),
                "telefon\r" + ROW,
                "telefon\tname\n05551234567\t😀😀\n",
                "#,##\n1,2\n",
                "telefon\n😀\n\u2067\n+\n--\n\n",
                "\u0000".repeat(10_000));
    }

    private static List<byte[]> bytes() {
        return List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe},
                new byte[] {(byte) 0xff, (byte) 0xfe, 't'},
                new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xd8, 0},
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
                new byte[] {(byte) 0xef, (byte) 0xbb},
                new byte[] {'P', 'K', 3, 4},
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1},
                ("telefon,name\n05551234567,\u00fe\u0081\n").getBytes(ISO_8859_1),
                ("telefon\n" + ROW).getBytes(UTF_16LE),
                Arrays.copyOf("telefon\n".getBytes(UTF_8), 70_000));
    }

    private static List<byte[]> workbooks() {
        List<byte[]> files = new ArrayList<>();
        byte[] good = sheet("<row><c t=\"inlineStr\"><is><t>telefon</t></is></c></row>");
        files.add(good);
        files.add(Arrays.copyOf(good, good.length / 2));
        files.add(Arrays.copyOf(good, good.length - 10));
        for (int i = 0; i < good.length; i += good.length / 10) {
            byte[] broken = good.clone();
            broken[i] ^= 0x55;
            files.add(broken);
        }
        files.add(sheet(""));
        files.add(sheet("<row>"));
        files.add(sheet("<row><c t=\"s\"><v>99999999999</v></c></row>"));
        files.add(sheet("<row><c t=\"s\"><v>-1</v></c></row>"));
        files.add(sheet("<row><c t=\"s\"><v>0</v></c></row>"));
        files.add(sheet("<row><c s=\"4294967296\"><v>1e400</v></c></row>"));
        files.add(sheet("<row><c r=\"ZZZZZZZZ9\"><v>1</v></c></row>"));
        files.add(sheet("<row r=\"-5\"><c r=\"\"><v>NaN</v></c></row>"));
        files.add(sheet("<row>" + "<c><v>1</v></c>".repeat(50_000) + "</row>"));
        files.add(sheet("<a>".repeat(5_000)));
        // Unpacks to a thousand times its size.
        files.add(sheet("<row><c><v>" + "0".repeat(32 * 1024 * 1024) + "</v></c></row>"));
        files.add(entities("<!ENTITY a SYSTEM \"file:///etc/passwd\">"));
        files.add(entities("<!ENTITY a SYSTEM \"http://127.0.0.1:1/x\">"));
        files.add(
                entities(
                        "<!ENTITY b \"xxxxxxxxxx\"><!ENTITY c \""
                                + "&b;".repeat(100)
                                + "\"><!ENTITY d \""
                                + "&c;".repeat(100)
                                + "\"><!ENTITY a \""
                                + "&d;".repeat(1_000)
                                + "\">"));
        files.add(new XlsxFile("").part("../../../../tmp/evil", "x").bytes());
        files.add(new XlsxFile("").part("xl/workbook.xml", "").bytes());
        files.add(new XlsxFile("").part("xl/_rels/workbook.xml.rels", "<a/>").bytes());
        return files;
    }

    private static byte[] sheet(String rows) {
        return new XlsxFile(rows).bytes();
    }

    private static byte[] entities(String declared) {
        String sheet =
                "<?xml version=\"1.0\"?><!DOCTYPE worksheet ["
                        + declared
                        + "]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>";
        return new XlsxFile("").part("xl/worksheets/sheet1.xml", sheet).bytes();
    }

    private static List<String> forms() {
        String file = part("name=\"file\"; filename=\"a.csv\"", "telefon\n" + ROW);
        String text = part("name=\"name\"", "x");
        return List.of(
                "",
                "--x--\r\n",
                "--y\r\n\r\n--y--\r\n",
                text + "--x--\r\n",
                file,
                file + "--x",
                file + file + "--x--\r\n",
                text.repeat(2_000) + file + "--x--\r\n",
                file + text.repeat(2_000) + "--x--\r\n",
                part("name=\"file\"; filename=\"../../../etc/passwd\"", ROW) + "--x--\r\n",
                part("name=\"file\"; filename=\"" + "a".repeat(20_000) + "\"", ROW) + "--x--\r\n",
                part("name=\"file\"; filename=\"", ROW) + "--x--\r\n",
                part("filename*=UTF-8''%ff%fe", ROW) + "--x--\r\n",
                "--x\r\n\r\n" + ROW + "\r\n--x--\r\n",
                "--x\r\nNo colon\r\n\r\n" + ROW + "\r\n--x--\r\n",
                "--x\r\n" + "A: b\r\n".repeat(10_000) + "\r\n" + ROW + "\r\n--x--\r\n",
                "--x\r\nContent-Type: multipart/mixed;boundary=x\r\n\r\n" + file + "--x--\r\n",
                file.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n") + "--x--\r\n",
                file.replace("\r\n", "\n") + "--x--\n");
    }

    private static String part(String disposition, String content) {
        return "--x\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(disposition, content);
    }
}
