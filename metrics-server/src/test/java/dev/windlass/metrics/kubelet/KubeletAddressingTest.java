package dev.windlass.metrics.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.metrics.kubelet.KubeletAddressing.Endpoint;
import dev.windlass.metrics.kubelet.KubeletAddressing.PortSource;
import dev.windlass.metrics.kubelet.KubeletNode.Address;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KubeletAddressingTest {
    private static final Address IP = new Address("InternalIP", "10.0.0.7");
    private static final Address SECOND_IP = new Address("InternalIP", "10.0.0.8");
    private static final Address NAME = new Address("Hostname", "worker-7");

    @Test
    void takesTheFirstAddressOfTheFirstTypeTheNodeHas() {
        assertThat(endpoint(addressing("ExternalIP", "InternalIP", "Hostname"), node(0, null, NAME, IP, SECOND_IP)))
                .isEqualTo(reachable("https://10.0.0.7:10250/metrics/resource"));
        assertThat(endpoint(addressing("Hostname", "InternalIP"), node(0, null, IP, NAME)))
                .isEqualTo(reachable("https://worker-7:10250/metrics/resource"));
    }

    @Test
    void saysWhichTypesWereWantedWhenTheNodeHasNone() {
        assertThat(endpoint(addressing("Hostname", "ExternalIP"), node(0, null, IP)))
                .isEqualTo(new Endpoint.Unaddressable("no address matched types [Hostname, ExternalIP]"));
    }

    @Test
    void takesTheNodesOwnPortOnlyWhenAskedTo() {
        assertThat(endpoint(addressing("InternalIP"), node(10255, null, IP)))
                .isEqualTo(reachable("https://10.0.0.7:10250/metrics/resource"));

        KubeletAddressing byStatus =
                new KubeletAddressing(List.of("InternalIP"), 10250, PortSource.NODE_STATUS, "https");
        assertThat(endpoint(byStatus, node(10255, null, IP)))
                .isEqualTo(reachable("https://10.0.0.7:10255/metrics/resource"));
        assertThat(endpoint(byStatus, node(0, null, IP)))
                .isEqualTo(reachable("https://10.0.0.7:10250/metrics/resource"));
    }

    @Test
    void takesThePathFromTheAnnotation() {
        assertThat(endpoint(addressing("InternalIP"), node(0, "/metrics/nodes/worker-7/metrics/resource", IP)))
                .isEqualTo(reachable("https://10.0.0.7:10250/metrics/nodes/worker-7/metrics/resource"));
    }

    @Test
    void hasTheOtherEndpointsBesideTheResourceMetrics() {
        KubeletAddressing addressing = addressing("InternalIP");

        assertThat(addressing.endpoint(node(0, null, IP), KubeletEndpoint.SUMMARY))
                .isEqualTo(reachable("https://10.0.0.7:10250/stats/summary"));
        assertThat(addressing.endpoint(node(0, "nodes/worker-7/metrics/resource", IP), KubeletEndpoint.CADVISOR))
                .isEqualTo(reachable("https://10.0.0.7:10250/nodes/worker-7/metrics/cadvisor"));
        assertThat(addressing.endpoint(node(0, "/elsewhere", IP), KubeletEndpoint.SUMMARY))
                .isInstanceOf(Endpoint.Unaddressable.class);
    }

    @Test
    void putsBracketsAroundAnIpv6Address() {
        assertThat(endpoint(addressing("InternalIP"), node(0, null, new Address("InternalIP", "fd00::7"))))
                .isEqualTo(reachable("https://[fd00::7]:10250/metrics/resource"));
    }

    @Test
    void treatsAnAddressThatIsNoneAsAFailureOfTheNode() {
        assertThat(endpoint(addressing("InternalIP"), node(0, null, new Address("InternalIP", "[not an address"))))
                .isInstanceOf(Endpoint.Unaddressable.class);
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() -> new KubeletAddressing(List.of("InternalIP"), 70_000, PortSource.SETTING, "https"))
                .hasMessageContaining("kubelet-port must be between 1 and 65535, was 70000");
    }

    private static KubeletAddressing addressing(String... types) {
        return new KubeletAddressing(List.of(types), 10250, PortSource.SETTING, "https");
    }

    private static KubeletNode node(int port, @Nullable String path, Address... addresses) {
        return new KubeletNode("worker-7", Map.of(), List.of(addresses), port, path, Readiness.READY);
    }

    private static Endpoint endpoint(KubeletAddressing addressing, KubeletNode node) {
        return addressing.endpoint(node);
    }

    private static Endpoint reachable(String uri) {
        return new Endpoint.Reachable(URI.create(uri));
    }
}
