package dev.windlass.metrics.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms in which flags and values are written. Arguments of one line are separated by a bar. */
class ArgumentReaderTest {
    private static final String RESOLUTION = "windlass.metrics-server.metric-resolution";
    private static final String SELECTOR = "windlass.metrics-server.node-selector";
    private static final String INSECURE = "windlass.metrics-server.kubelet-insecure-tls";
    private static final String ADDRESSES = "windlass.metrics-server.kubelet-preferred-address-types";
    private static final String LEVEL = "quarkus.log.category.\"dev.windlass\".level";

    static Stream<Arguments> forms() {
        return Stream.of(
                form("--metric-resolution=15s", RESOLUTION, "PT15S"),
                form("--metric-resolution|15s", RESOLUTION, "PT15S"),
                form("--metric_resolution=1m30s", RESOLUTION, "PT1M30S"),
                form("--metric-resolution=60s|--metric-resolution=1500ms", RESOLUTION, "PT1.5S"),
                form("--kubelet-insecure-tls", INSECURE, "true"),
                form("--kubelet-insecure-tls=false", INSECURE, "false"),
                form("--kubelet-insecure-tls=T", INSECURE, "true"),
                form("--kubelet-insecure-tls|--kubelet-insecure-tls=0", INSECURE, "false"),
                form("-l|pool=left", SELECTOR, "pool=left"),
                form("-l=pool=left", SELECTOR, "pool=left"),
                form("-lpool=left", SELECTOR, "pool=left"),
                form("--node-selector=pool in (a,b)", SELECTOR, "pool in (a,b)"),
                form("-v|4", LEVEL, "DEBUG"),
                form("-v=4", LEVEL, "DEBUG"),
                form("-v4", LEVEL, "DEBUG"),
                form("--v=4", LEVEL, "DEBUG"),
                form("-v=10", "quarkus.log.level", "DEBUG"),
                form("--kubelet-preferred-address-types=InternalIP,Hostname", ADDRESSES, "InternalIP,Hostname"),
                form(
                        "--kubelet-preferred-address-types=InternalIP|--kubelet-preferred-address-types=Hostname,ExternalIP",
                        ADDRESSES,
                        "InternalIP,Hostname,ExternalIP"),
                form(
                        "--requestheader-allowed-names=\"a, b\",c",
                        "windlass.api.requestheader-allowed-names",
                        "a\\, b,c"),
                form("--authorization-always-allow-paths=", "windlass.api.authorization-always-allow-paths", ""),
                form(
                        "--tls-sni-cert-key=a.crt,a.key|--tls-sni-cert-key=b.crt,b.key:*.b.io,b.io",
                        "windlass.api.tls-sni-cert-key",
                        "a.crt,a.key;b.crt,b.key:*.b.io,b.io"),
                form("--secure-port|4443", "windlass.api.port", "4443"),
                form("--kubelet-port=0x2802", "windlass.metrics-server.kubelet-port", "10242"),
                form("--bind-address=", "windlass.api.bind-address", "0.0.0.0"),
                form("--bind-address=::", "windlass.api.bind-address", "::"),
                form("--bind-address=10.0.0.255", "windlass.api.bind-address", "10.0.0.255"));
    }

    private static Arguments form(String line, String setting, String value) {
        return Arguments.of(line, Map.of(setting, value));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void areRead(String line, Map<String, String> settings) {
        assertThat(FlagsTest.run(read(line)).settings()).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            --metric-resoltion=15s          ~ unknown flag --metric-resoltion: did you mean --metric-resolution? (--help lists all flags)
            --kubelet-insecure-tls-verify   ~ unknown flag --kubelet-insecure-tls-verify: did you mean --kubelet-insecure-tls? (--help lists all flags)
            --something-else-altogether     ~ unknown flag --something-else-altogether (--help lists all flags)
            -metric-resolution=15s          ~ unknown flag -metric-resolution: names of more than one letter take two dashes, --metric-resolution (--help lists all flags)
            -x                              ~ unknown flag -x (--help lists all flags)
            --=5                            ~ --=5 is no flag: write --name or --name=value (--help lists all flags)
            ---v=5                          ~ ---v=5 is no flag: write --name or --name=value (--help lists all flags)
            --kubelet-port                  ~ --kubelet-port needs a value: write --kubelet-port=<port>
            -l                              ~ -l needs a value: write --node-selector=<string>
            --kubelet-port=x                ~ --kubelet-port: "x" is not a whole number
            --secure-port=70000             ~ --secure-port: 70000 is not a port: expected 0 to 65535
            --metric-resolution=15          ~ --metric-resolution: "15" is not a duration: expected numbers with units out of h m s ms us ns, such as 1m30s
            --kubelet_insecure_tls=yes      ~ --kubelet_insecure_tls: "yes" is neither true nor false
            --kubelet-insecure-tls=         ~ --kubelet-insecure-tls: "" is neither true nor false
            -v=much                         ~ -v: "much" is not a whole number
            --goaway-chance=often           ~ --goaway-chance: "often" is not a number
            --bind-address=here             ~ --bind-address: "here" is not an IP address, such as 0.0.0.0 or ::
            --bind-address=1.2.3            ~ --bind-address: "1.2.3" is not an IP address, such as 0.0.0.0 or ::
            --logging-format=xml            ~ --logging-format: "xml" is none of text, json
            --tls-min-version=1.3           ~ --tls-min-version: "1.3" is none of VersionTLS10, VersionTLS11, VersionTLS12, VersionTLS13
            --tls-sni-cert-key=a.crt        ~ --tls-sni-cert-key: "a.crt" is not a pair of files: expected certificate,key or certificate,key:name,*.name
            --requestheader-allowed-names="a~ --requestheader-allowed-names: a quote in "a is not closed
            --kubelet-port=x|--bogus        ~ --kubelet-port: "x" is not a whole number
            --version|--bogus               ~ unknown flag --bogus (--help lists all flags)
            """)
    void areRefusedInOneLineThatNamesTheFirstWrongOne(String line, String refusal) {
        assertThat(read(line)).isEqualTo(new CommandLine.Refused(refusal));
    }

    @Test
    void endAtTwoDashes() {
        GivenFlags flags = FlagsTest.run(read("-v=4|--|--bogus|-x"));

        assertThat(flags.settings()).containsOnlyKeys(LEVEL);
        assertThat(flags.operands()).containsExactly("--bogus", "-x");
    }

    @Test
    void leaveWhatBelongsToNoFlagToBeTold() {
        GivenFlags flags = FlagsTest.run(read("--kubelet-insecure-tls|false|-"));

        assertThat(flags.settings()).containsEntry(INSECURE, "true");
        assertThat(flags.operands()).containsExactly("false", "-");
    }

    @Test
    void answerHelpBeforeVersionAndVersionBeforeRunning() {
        assertThat(read("--version|--help")).isEqualTo(new CommandLine.Help());
        assertThat(read("-h")).isEqualTo(new CommandLine.Help());
        assertThat(read("--metric-resolution=15s|--version")).isEqualTo(new CommandLine.Version());
        assertThat(read("--version=false")).isInstanceOf(CommandLine.Run.class);
        assertThat(FlagsTest.run(ArgumentReader.read(List.of())).isEmpty()).isTrue();
    }

    @Test
    void areAsGoodAsAbsentWhenTheirTextIsEmpty() {
        assertThat(FlagsTest.run(read("--kubeconfig=|--cert-dir=")).settings()).isEmpty();
    }

    private static CommandLine read(String line) {
        return ArgumentReader.read(Arrays.asList(line.split("\\|")));
    }
}
