package dev.windlass.metrics.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about migration has the flags of the table, with the settings they set. */
class FlagDocumentationTest {
    private static final String TITLE = "## Migration from kubernetes-sigs/metrics-server, flag by flag";
    private static final Pattern NAME = Pattern.compile("`--([a-z0-9-]+)`");

    @Test
    void namesEveryFlagInOneRow() throws IOException {
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Flags.ALL.stream().map(Flag::name).toList());
    }

    @Test
    void namesTheSettingOfAFlagOrSaysThatItHasNoEffect() throws IOException {
        Map<String, String[]> rows = rows();
        for (Flag flag : Flags.ALL) {
            String[] row = rows.get(flag.name());
            switch (flag.effect()) {
                case Effect.Setting effect -> {
                    boolean byTheSameName = row[2].contains("by the same names")
                            && effect.setting().endsWith("." + flag.name());
                    String last = effect.setting().substring(effect.setting().lastIndexOf('.') + 1);
                    assertThat(byTheSameName
                                    || row[2].contains(effect.setting())
                                    || row[2].contains("`…." + last + "`"))
                            .as(flag.name() + ": " + row[2])
                            .isTrue();
                }
                case Effect.None _ -> {
                    assertThat(row[2]).as(flag.name()).isBlank();
                    assertThat(row[3]).as(flag.name()).contains("no effect: ");
                }
                case Effect.Help _, Effect.Version _ -> assertThat(row[2]).isBlank();
                case Effect.Verbosity _ -> assertThat(row[2]).contains("quarkus.log.level");
            }
        }
    }

    /** The cells of the row of each flag, by name; the first cell is what stands before the first bar. */
    private static Map<String, String[]> rows() throws IOException {
        Map<String, String[]> rows = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        String section = page().split(Pattern.quote(TITLE), -1)[1].split("\n## ", -1)[0];
        section.lines()
                .filter(line -> line.startsWith("| `-"))
                .map(line -> line.split("\\|", -1))
                .forEach(cells -> NAME.matcher(cells[1])
                        .results()
                        .map((MatchResult name) -> name.group(1))
                        .forEach(name -> {
                            if (rows.put(name, cells) != null) {
                                twice.add(name);
                            }
                        }));
        assertThat(twice).as("flags with two rows").isEmpty();
        return rows;
    }

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("project.root"), "docs", "metrics-server.md"));
    }
}
