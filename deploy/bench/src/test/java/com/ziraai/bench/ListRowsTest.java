package com.ziraai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListRowsTest {

    @Test
    void tellsWhichLinesOfTheFileAreBad() throws IOException {
        ListRows rows = new ListRows(2_050);
        List<String> lines =
                new String(rows.csv().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2_051);
        Set<String> numbers = new HashSet<>();
        List<Long> bad =
                IntStream.range(1, lines.size())
                        .filter(line -> {
                            String phone = lines.get(line).split(";")[0];
                            return !phone.startsWith("+90") || !numbers.add(phone);
                        })
                        .mapToObj(line -> line + 1L)
                        .toList();
        assertThat(rows.bad().boxed().toList()).isEqualTo(bad).hasSize(82);
    }
}
