package com.ziraai.campaign;

import static com.ziraai.campaign.ListScene.LISTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.campaign.table.XlsxFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListFormIT {

    private final RunningCampaign campaign = RunningCampaign.shared();

    @Test
    void spreadsheetsAndFormsAreTakenToo() {
        String token = campaign.tokens().sponsor("list-forms");
        byte[] xlsx =
                new XlsxFile(
                                """
                                <row r="1"><c t="inlineStr"><is><t>Telefon</t></is></c></row>
                                <row r="2"><c><v>5551000001</v></c></row><row r="3"><c><v>9.05551000002E11</v></c></row>
                                """)
                        .bytes();
        byte[] form =
                """
                --x\r
                Content-Disposition: form-data; name="note"\r
                \r
                any\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="l.csv"\r
                Content-Type: application/vnd.ms-excel\r
                \r
                telefon
                05551000001
                \r
                --x--\r
                """
                        .getBytes(UTF_8);

        Answer sheet =
                campaign.upload(
                        token,
                        "",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        xlsx);
        Answer posted = campaign.upload(token, "", "multipart/form-data; boundary=x", form);
        Answer nothing =
                campaign.upload(
                        token, "", "multipart/form-data; boundary=x", "--x--\r\n".getBytes(UTF_8));
        Answer picture = campaign.upload(token, "", "image/png", new byte[10]);

        assertThat(sheet.body().at("/data/uploadSummary/validNumbers").asInt())
                .as(sheet.raw())
                .isEqualTo(2);
        assertThat(sheet.body().at("/data/format/kind").asString()).isEqualTo("XLSX");
        assertThat(posted.body().at("/data/uploadSummary/validNumbers").asInt())
                .as(posted.raw())
                .isOne();
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(picture.status()).isEqualTo(415);
        assertThat(picture.body().at("/error").asString()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aFormHasOneFileAndItsFieldsComeBeforeIt() {
        String token = campaign.tokens().sponsor("list-fields");

        Answer named =
                form(
                        token,
                        field("name", "Bahar"),
                        field("headingRow", "2"),
                        file("x\ntel\n05551000001"));
        Answer two = form(token, file("tel\n05551000001"), file("tel\n05551000002"));
        Answer late = form(token, file("tel\n05551000001"), field("name", "Bahar"));
        Answer wrong = form(token, field("headingRow", "first"), file("tel\n05551000001"));

        assertThat(named.body().at("/data/name").asString()).as(named.raw()).isEqualTo("Bahar");
        assertThat(named.body().at("/data/uploadSummary/validNumbers").asInt()).isOne();
        assertThat(problem(two)).isEqualTo("400 file SEVERAL_FILES");
        assertThat(problem(late)).isEqualTo("400 name FIELD_AFTER_FILE");
        assertThat(problem(wrong)).isEqualTo("400 headingRow WRONG_TYPE");
        assertThat(campaign.get(LISTS, token).body().at("/data").size())
                .as("nothing is left of what was refused")
                .isOne();
    }

    private Answer form(String token, String... parts) {
        String body = String.join("", parts) + "--x--\r\n";
        return campaign.upload(token, "", "multipart/form-data; boundary=x", body.getBytes(UTF_8));
    }

    private static String field(String name, String value) {
        return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value);
    }

    private static String file(String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n"
                .formatted(text);
    }

    private static String problem(Answer answer) {
        JsonNode first = answer.body().at("/details/errors/0");
        return "%d %s %s"
                .formatted(
                        answer.status(),
                        first.at("/path").asString(),
                        first.at("/code").asString());
    }
}
