package com.ziraai.campaign.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    @Test
    void placeholdersComeInOrderOfAppearanceOnce() {
        assertThat(Template.of("{name} {bölge}: {link}, {name}").placeholders())
                .containsExactly("name", "bölge", "link");
    }

    @Test
    void aTextWithoutBracesHasNone() {
        Template template = Template.of("Merhaba!");
        assertThat(template.placeholders()).isEmpty();
        assertThat(template.strayBrace()).isEmpty();
    }

    @Test
    void anEmptyPairOfBracesIsAPlaceholderNobodyKnows() {
        assertThat(Template.of("{}").placeholders()).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({"{name, 0", "name}, 4", "a {b {c}, 2", "{a}} b, 3", "{{name}}, 0"})
    void aLoneBraceIsFound(String text, int position) {
        assertThat(Template.of(text).strayBrace()).hasValue(position);
    }
}
