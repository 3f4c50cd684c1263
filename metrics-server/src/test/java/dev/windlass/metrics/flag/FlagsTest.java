package dev.windlass.metrics.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The table has every flag of the peer. */
class FlagsTest {
    /** Of the specification, section 6, by hand. */
    private static final List<String> OF_THE_PEER = words("""
            metric-resolution kubeconfig version
            kubelet-insecure-tls kubelet-use-node-status-port kubelet-port kubelet-preferred-address-types
            kubelet-certificate-authority kubelet-client-key kubelet-client-certificate kubelet-request-timeout node-selector
            deprecated-kubelet-completely-insecure
            bind-address secure-port cert-dir tls-cert-file tls-private-key-file tls-sni-cert-key tls-cipher-suites
            tls-min-version tls-curve-preferences disable-http2-serving http2-max-streams-per-connection
            permit-address-sharing permit-port-sharing
            authentication-kubeconfig authentication-skip-lookup authentication-token-webhook-cache-ttl
            authentication-tolerate-lookup-failure client-ca-file requestheader-allowed-names requestheader-client-ca-file
            requestheader-extra-headers-prefix requestheader-group-headers requestheader-uid-headers
            requestheader-username-headers
            authorization-always-allow-paths authorization-kubeconfig authorization-webhook-cache-authorized-ttl
            authorization-webhook-cache-unauthorized-ttl
            advertise-address cors-allowed-origins emulated-version emulation-forward-compatible external-hostname
            feature-gates goaway-chance livez-grace-period max-mutating-requests-inflight max-requests-inflight
            min-compatibility-version min-request-timeout request-timeout runtime-config-emulation-forward-compatible
            shutdown-delay-duration shutdown-send-retry-after shutdown-watch-termination-grace-period
            storage-initialization-timeout strict-transport-security-directives
            audit-log-batch-buffer-size audit-log-batch-max-size audit-log-batch-max-wait audit-log-batch-throttle-burst
            audit-log-batch-throttle-enable audit-log-batch-throttle-qps audit-log-compress audit-log-format
            audit-log-maxage audit-log-maxbackup audit-log-maxsize audit-log-mode audit-log-path
            audit-log-truncate-enabled audit-log-truncate-max-batch-size audit-log-truncate-max-event-size
            audit-log-version audit-policy-file
            audit-webhook-batch-buffer-size audit-webhook-batch-max-size audit-webhook-batch-max-wait
            audit-webhook-batch-throttle-burst audit-webhook-batch-throttle-enable audit-webhook-batch-throttle-qps
            audit-webhook-config-file audit-webhook-initial-backoff audit-webhook-mode audit-webhook-truncate-enabled
            audit-webhook-truncate-max-batch-size audit-webhook-truncate-max-event-size audit-webhook-version
            profiling contention-profiling debug-socket-path enable-priority-and-fairness
            v vmodule logging-format log-flush-frequency log-json-info-buffer-size log-json-split-stream
            log-text-info-buffer-size log-text-split-stream
            help""");

    @Test
    void areThoseOfThePeerEachOnce() {
        assertThat(Flags.ALL.stream().map(Flag::name)).containsExactlyInAnyOrderElementsOf(OF_THE_PEER);
    }

    @ParameterizedTest
    @FieldSource("OF_THE_PEER")
    void areReadWithDashesAndWithUnderscores(String name) {
        Flag flag = Flags.named(name).orElseThrow();
        String value = example(flag);

        for (String typed : List.of(name, name.replace('-', '_'))) {
            CommandLine read = ArgumentReader.read(List.of("--" + typed + "=" + value));
            switch (flag.effect()) {
                case Effect.Help _ -> assertThat(read).isEqualTo(new CommandLine.Help());
                case Effect.Version _ -> assertThat(read).isEqualTo(new CommandLine.Version());
                case Effect.Setting setting -> assertThat(run(read).settings()).containsOnlyKeys(setting.setting());
                case Effect.Verbosity _ ->
                    assertThat(run(read).settings()).containsOnlyKeys("quarkus.log.category.\"dev.windlass\".level");
                case Effect.None _ -> {
                    assertThat(run(read).settings()).isEmpty();
                    assertThat(run(read).withoutEffect()).containsExactly(flag);
                }
            }
        }
    }

    @Test
    void setEachSettingByOneFlagAlone() {
        assertThat(Flags.ALL.stream().map(Flag::effect).filter(Effect.Setting.class::isInstance))
                .extracting(effect -> ((Effect.Setting) effect).setting())
                .doesNotHaveDuplicates()
                .allMatch(setting -> setting.startsWith("windlass."));
    }

    @Test
    void haveStandardsThatCanBeRead() {
        assertThat(Flags.ALL).filteredOn(flag -> !flag.standard().isEmpty()).allSatisfy(flag -> assertThat(
                        flag.kind().setting(flag.standard()))
                .isNotEmpty());
    }

    @Test
    void areAllOnTheHelpPageInTheirGroups() {
        List<String> lines = HelpPage.text().lines().toList();

        for (Flag flag : Flags.ALL) {
            int at = indexOf(lines, flag.typed());
            assertThat(lines.get(at)).contains(flag.effect().text()).contains(flag.standard());
            assertThat(lines.subList(0, at).stream().filter(line -> line.matches("[A-Z][a-z -]+:")))
                    .last()
                    .isEqualTo(flag.group().title() + ":");
        }
        assertThat(HelpPage.text()).contains("docs/metrics-server.md").contains("-l, --node-selector=string");
    }

    private static int indexOf(List<String> lines, String typed) {
        for (int i = 0; i < lines.size(); i++) {
            if (Arrays.asList(lines.get(i).split("[ =]+")).contains(typed)) {
                return i;
            }
        }
        throw new AssertionError("no line for " + typed);
    }

    static GivenFlags run(CommandLine read) {
        assertThat(read).isInstanceOf(CommandLine.Run.class);
        return ((CommandLine.Run) read).flags();
    }

    private static String example(Flag flag) {
        return switch (flag.kind()) {
            case BOOL -> "true";
            case INT -> "7";
            case PORT -> "8443";
            case FLOAT -> "0.5";
            case DURATION -> "30s";
            case TEXT, LIST -> "some";
            case ADDRESS -> "::1";
            case LOG_FORMAT -> "json";
            case TLS_VERSION -> "VersionTLS13";
            case KEY_PAIRS -> "a.crt,a.key";
        };
    }

    private static List<String> words(String text) {
        return List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    }
}
