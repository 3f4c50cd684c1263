package dev.windlass.metrics.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final String MESSAGE =
            "windlass.metrics-server.kubelet-request-timeout must be at most nine tenths of metric-resolution (13500ms)";

    @Test
    void namesTheFlagsThatWereTyped() {
        assertThat(of("--metric-resolution=15s", "--kubelet-request-timeout=20s")
                        .of(MESSAGE))
                .isEqualTo("--kubelet-request-timeout must be at most nine tenths of --metric-resolution (13500ms)");
    }

    @Test
    void namesASettingOfAnotherSourceWithTheFlagItHas() {
        assertThat(of("--metric-resolution=15s").of(MESSAGE))
                .isEqualTo("windlass.metrics-server.kubelet-request-timeout (--kubelet-request-timeout) must be at most"
                        + " nine tenths of --metric-resolution (13500ms)");
        assertThat(of("--tls-cert-file=a.crt").of("windlass.api.cert-file is set and windlass.api.key-file is not"))
                .isEqualTo("--tls-cert-file is set and windlass.api.key-file (--tls-private-key-file) is not");
    }

    @Test
    void leavesPartsOfOtherNamesAndCommonWordsAlone() {
        assertThat(of("-l=a=b", "--secure-port=443", "--kubeconfig=file")
                        .of("fine-node-selector on port 443 of a kubeconfig"))
                .isEqualTo("fine-node-selector on port 443 of a kubeconfig");
    }

    @Test
    void changesNothingWithoutFlags() {
        assertThat(of().of(MESSAGE)).isEqualTo(MESSAGE);
    }

    private static Wording of(String... arguments) {
        return new Wording(FlagsTest.run(ArgumentReader.read(List.of(arguments))));
    }
}
