package dev.windlass.metrics.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedNodesTest {
    private final ExpectedNodes expected = new ExpectedNodes();

    @Test
    void expectsANodeWhereItIsAskedAndNowhereElse() {
        expect("worker-1", "https://10.0.0.1:10250/metrics/resource");

        assertThat(expected.at("10.0.0.1", 10250)).containsExactly("worker-1");
        assertThat(expected.at("10.0.0.1", 10251)).isEmpty();
        assertThat(expected.at("10.0.0.2", 10250)).isEmpty();
    }

    @Test
    void knowsAnIpv6AddressWithAndWithoutBrackets() {
        expect("worker-1", "https://[fd00::1]:10250/metrics/resource");

        assertThat(expected.at("fd00::1", 10250)).containsExactly("worker-1");
        assertThat(expected.at("[fd00::1]", 10250)).containsExactly("worker-1");
    }

    @Test
    void expectsEveryNodeThatSharesAnAddress() {
        expect("worker-1", "https://127.0.0.1:10250/nodes/worker-1");
        expect("worker-2", "https://127.0.0.1:10250/nodes/worker-2");

        assertThat(expected.at("127.0.0.1", 10250)).containsExactlyInAnyOrder("worker-1", "worker-2");
    }

    @Test
    void aNodeThatMovedIsNotExpectedWhereItWas() {
        expect("worker-1", "https://10.0.0.1:10250/metrics/resource");
        expect("worker-2", "https://10.0.0.1:10250/metrics/resource");

        expect("worker-1", "https://10.0.0.9:10250/metrics/resource");

        assertThat(expected.at("10.0.0.1", 10250)).containsExactly("worker-2");
        assertThat(expected.at("10.0.0.9", 10250)).containsExactly("worker-1");
    }

    @Test
    void aNodeThatIsGoneIsExpectedNowhere() {
        expect("worker-1", "https://10.0.0.1:10250/metrics/resource");
        expect("worker-2", "https://10.0.0.2:10250/metrics/resource");

        expected.keepOnly(Set.of("worker-2"));

        assertThat(expected.at("10.0.0.1", 10250)).isEmpty();
        assertThat(expected.at("10.0.0.2", 10250)).containsExactly("worker-2");
    }

    private void expect(String node, String uri) {
        expected.expect(node, URI.create(uri));
    }
}
