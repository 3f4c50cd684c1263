package dev.windlass.testbed.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.metrics.kubelet.parse.CadvisorDecoder;
import dev.windlass.metrics.kubelet.parse.SignalsDecoded;
import dev.windlass.metrics.kubelet.parse.summary.SummaryDecoder;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.testbed.pki.CertificateAuthority;
import dev.windlass.testbed.pki.TlsContexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeletFarmTest {
    private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private KubeletFarm farm;
    private HttpClient client;

    @BeforeEach
    void startFarm(@TempDir Path folder) {
        CertificateAuthority authority = CertificateAuthority.create(folder, "farm-ca");
        farm = KubeletFarm.start(
                InstantSource.fixed(NOW), authority.issueServing("kubelets", List.of()), Duration.ofSeconds(10));
        client = HttpClient.newBuilder()
                .sslContext(TlsContexts.trusting(authority.files().certificate()))
                .build();
    }

    @AfterEach
    void stopFarm() {
        client.shutdownNow();
        farm.close();
    }

    @Test
    void everyNodeAnswersForItsOwnPods() throws Exception {
        FarmNode first = farm.addNode("node-1").place(pod("web-1"));
        FarmNode second = farm.addNode("node-2").place(pod("web-2"));

        assertThat(get(first, PATIENCE).body()).contains("pod=\"web-1\"").doesNotContain("web-2");
        assertThat(get(second, PATIENCE).body()).contains("pod=\"web-2\"").doesNotContain("web-1");
    }

    @Test
    void aNodeMayHaveAPortOfItsOwnWithAKubeletsPath() throws Exception {
        FarmNode node = farm.addNodeOnOwnPort("node-1").place(pod("web-1"));

        assertThat(node.port()).isNotEqualTo(farm.sharedPort());
        assertThat(node.path()).isEqualTo("/metrics/resource");
        assertThat(get(node, PATIENCE).body()).contains("pod=\"web-1\"");
    }

    @Test
    void anEvictedPodIsGoneFromTheNextAnswer() throws Exception {
        FarmNode node = farm.addNode("node-1").place(pod("web-1")).place(pod("web-2"));

        node.evict("shop", "web-1");

        assertThat(get(node, PATIENCE).body()).contains("web-2").doesNotContain("web-1");
    }

    @Test
    void answersAreCompressedWhenAskedFor() throws Exception {
        FarmNode node = farm.addNode("node-1").place(pod("web-1"));
        HttpRequest request = HttpRequest.newBuilder(address(node))
                .header("Accept-Encoding", "gzip")
                .build();

        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("pod=\"web-1\"");
    }

    @Test
    void everyNodeTellsOnAllEndpointsTheSameOfItsPods() throws Exception {
        FarmNode node = farm.addNode("node-1").place(pod("web-1"));
        String resource = address(node).toString();
        String summary = body(resource.replace("/metrics/resource", "/stats/summary"));
        String cadvisor = body(resource.replace("/metrics/resource", "/metrics/cadvisor"));

        NodeSignals ofSummary = signals(SummaryDecoder.decode(bytes(summary), bytes(summary).length, 0));
        NodeSignals ofCadvisor = signals(CadvisorDecoder.decode(bytes(cadvisor), bytes(cadvisor).length, 0));

        Entity network = Entity.podInterface("shop", "web-1", "eth0");
        assertThat(ofSummary.reading(Entity.filesystem("imagefs"), Signal.FILESYSTEM_CAPACITY))
                .isPresent();
        assertThat(ofSummary.reading(network, Signal.NETWORK_RECEIVED)).isPresent();
        assertThat(ofCadvisor.reading(network, Signal.NETWORK_RECEIVE_DROPPED)).isPresent();
        assertThat(ofCadvisor.values()).isGreaterThan(8);
        assertThat(node.requests(FarmEndpoint.SUMMARY)).isEqualTo(1);
        assertThat(node.requests()).isZero();
    }

    @Test
    void oneEndpointFailsAndTheOthersDoNot() throws Exception {
        FarmNode node = farm.addNodeOnOwnPort("node-1").place(pod("web-1"));

        farm.fail("node-1", FarmEndpoint.SUMMARY, new Fault.Status(500));

        HttpResponse<String> summary = client.send(
                HttpRequest.newBuilder(address(node).resolve("/stats/summary")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(summary.statusCode()).isEqualTo(500);
        assertThat(get(node, PATIENCE).body()).contains("web-1");
        assertThat(body(address(node).resolve("/metrics/cadvisor").toString())).contains("web-1");
    }

    private String body(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static NodeSignals signals(SignalsDecoded decoded) {
        return switch (decoded) {
            case SignalsDecoded.Signals(NodeSignals signals) -> signals;
            case SignalsDecoded.Malformed(String where, String reason) ->
                throw new AssertionError(where + ": " + reason);
        };
    }

    @Test
    void aHangingKubeletTakesTheRequestAndNeverAnswers() {
        FarmNode node = failing(new Fault.Hang());

        assertThatThrownBy(() -> get(node, Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        assertThat(node.requests()).isEqualTo(1);
    }

    @Test
    void aSlowKubeletAnswersAfterItsDelay() throws Exception {
        FarmNode node = failing(new Fault.Slow(Duration.ofMillis(200)));

        assertThatThrownBy(() -> get(node, Duration.ofMillis(50))).isInstanceOf(HttpTimeoutException.class);
        assertThat(get(node, PATIENCE).body()).contains("web-1");
    }

    @Test
    void aRefusingKubeletOnTheSharedPortClosesTheConnection() {
        FarmNode node = failing(new Fault.Refuse());

        assertThatThrownBy(() -> get(node, PATIENCE)).isInstanceOf(IOException.class);
    }

    @Test
    void aRefusingKubeletOnItsOwnPortRefusesTheConnectionUntilItHeals() throws Exception {
        FarmNode node = farm.addNodeOnOwnPort("node-1").place(pod("web-1"));

        farm.fail("node-1", new Fault.Refuse());
        assertThatThrownBy(() -> get(node, PATIENCE)).isInstanceOf(ConnectException.class);

        farm.heal("node-1");
        assertThat(get(node, PATIENCE).body()).contains("web-1");
    }

    @Test
    void garbageComesWithStatus200() throws Exception {
        FarmNode node = failing(new Fault.Garbage());

        HttpResponse<String> answer = get(node, PATIENCE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("NaNa").doesNotContain("web-1");
    }

    @Test
    void aTruncatedAnswerEndsBeforeTheAnnouncedLength() {
        FarmNode node = failing(new Fault.Truncated());

        assertThatThrownBy(() -> get(node, PATIENCE))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("EOF");
    }

    @Test
    void halfAnAnswerLooksWholeToHttp() throws Exception {
        FarmNode node = failing(new Fault.Half());
        int half = get(node, PATIENCE).body().length();

        farm.heal("node-1");

        assertThat(get(node, PATIENCE).body()).hasSizeBetween(2 * half, 2 * half + 1);
    }

    @Test
    void aFailedStatusIsAnsweredAsTold() throws Exception {
        assertThat(get(failing(new Fault.Status(503)), PATIENCE).statusCode()).isEqualTo(503);
    }

    @Test
    void aRemovedNodeIsGone() throws Exception {
        FarmNode shared = farm.addNode("node-1");
        FarmNode own = farm.addNodeOnOwnPort("node-2");

        farm.remove("node-1");
        farm.remove("node-2");

        assertThat(get(shared, PATIENCE).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> get(own, PATIENCE)).isInstanceOf(ConnectException.class);
    }

    @Test
    void oneFailingNodeLeavesTheOthersAlone() throws Exception {
        failing(new Fault.Hang());
        FarmNode healthy = farm.addNode("node-2").place(pod("web-2"));

        assertThat(get(healthy, PATIENCE).body()).contains("web-2");
    }

    private FarmNode failing(Fault how) {
        FarmNode node = farm.addNode("node-1").place(pod("web-1"));
        farm.fail("node-1", how);
        return node;
    }

    private static SimulatedPod pod(String name) {
        return new SimulatedPod(
                "shop", name, List.of(SimulatedContainer.constant("web", NOW.minusSeconds(60), 0.1, 1 << 20)));
    }

    private HttpResponse<String> get(FarmNode node, Duration timeout) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address(node)).timeout(timeout).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(FarmNode node) {
        return URI.create("https://127.0.0.1:" + node.port() + node.path());
    }
}
