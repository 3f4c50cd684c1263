package dev.windlass.testbed.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.windlass.console.browser.Chromium;
import dev.windlass.console.browser.Chromium.Tab;
import dev.windlass.console.projection.Facts;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.SamplePublisher;
import dev.windlass.stream.topic.Topics;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import io.opentelemetry.context.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
@WithBroker(sharing = WithBroker.Sharing.NONE)
class ConsoleIT {
    private static final Topics TOPICS = new Topics("console-it.");
    private static final String NODE = "console-node";
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(30_000);

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;

    ConsoleIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void aBrowserSeesTheClusterAndEveryDecisionAsTheyHappen(@TempDir Path folder) throws Exception {
        String namespace = cluster.newNamespace("console");
        Path account = ChartAccount.kubeconfig(cluster, "console");
        objects(namespace);
        try (Outbox outbox = Outbox.start(settings(), "console-it");
                ServiceProcess console = ServiceProcess.launch(service(folder, account));
                Chromium chromium = new Chromium()) {
            DecisionPublisher decisions = new DecisionPublisher(outbox, TOPICS, "autoscaler");
            new SamplePublisher(outbox, TOPICS).publish(Facts.sample(NODE, Instant.now(), 1000), Context.root());
            console.awaitReady(Duration.ofSeconds(120));
            assertThat(console.get("/q/health/ready").body()).contains("\"state\": \"ok\"");

            try (Tab tab = chromium.open(console.http() + "/#/overview", 1440, 900, ColorScheme.LIGHT)) {
                Page page = tab.page;
                theObjectsOfTheClusterAreThere(page, console, namespace);
                aDecisionArrivesWithoutReload(page, decisions, namespace);
                kafkaAwayIsSaidAndTheDecisionsOfThatTimeAreShownAfterIt(page, console, decisions, namespace);
                aKilledConsoleIsSaidAndWhenItIsBackThePageGoesOn(page, console, decisions, namespace);
                tab.photograph("console-it");
                // Chromium itself writes of connections that end, which is what this test does to them.
                tab.complaints().removeIf(complaint -> complaint.contains("net::ERR_"));
            }
        } finally {
            cluster.kubectl().run("delete", "node", NODE, "--ignore-not-found", "--wait=false");
        }
    }

    private static void theObjectsOfTheClusterAreThere(Page page, ServiceProcess console, String namespace) {
        assertThat(page.locator(".problems")).containsText("and no node will come: node(s) didn't match", SOON);
        page.navigate(console.http() + "/#/pending?q=" + namespace);
        assertThat(page.locator("tbody")).containsText("stuck", SOON);
        assertThat(page.locator("tbody")).containsText("pod didn't trigger scale-up: 1 max node group size reached");
        page.navigate(console.http() + "/#/nodes?q=" + NODE);
        assertThat(page.locator("tbody [aria-label^='CPU: 25% used']")).isVisible();
        page.navigate(console.http() + "/#/groups");
        assertThat(page.locator("main")).containsText("2 nodes wanted, 1 ready, between 1 and 3", SOON);
        page.navigate(console.http() + "/#/workloads?q=" + namespace);
        assertThat(page.locator("tbody")).containsText("web-app", SOON);
        page.navigate(console.http() + "/#/pods?q=" + namespace + " running");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.navigate(console.http() + "/#/overview");
    }

    private static void aDecisionArrivesWithoutReload(Page page, DecisionPublisher decisions, String namespace) {
        assertThat(page.locator("#connection")).hasText("Live");
        page.evaluate("globalThis.sameDocument = true");
        decisions.publish(Facts.scale(namespace + "/web-hpa", 2, 4, Instant.now()), Context.root());
        assertThat(page.locator(".decision").first()).containsText(namespace + "/web-app", SOON);
        assertThat(page.locator(".decision").first()).containsText("because cpu is at 83% of a target of 70%");
        decisions.publish(Facts.resize("general", 2, 3, Instant.now(), namespace + "/stuck"), Context.root());
        assertThat(page.locator(".decision").first()).containsText("general: 2 to 3 nodes", SOON);
        assertThat(page.evaluate("globalThis.sameDocument")).isEqualTo(true);
    }

    private void kafkaAwayIsSaidAndTheDecisionsOfThatTimeAreShownAfterIt(
            Page page, ServiceProcess console, DecisionPublisher decisions, String namespace) throws Exception {
        broker.stop();
        assertThat(page.locator(".banner.critical")).containsText("Kafka cannot be reached since", SOON);
        assertThat(page.locator("#connection")).hasText("Degraded");
        assertThat(console.get("/q/health/ready").body()).contains("\"state\": \"degraded\"");
        decisions.publish(Facts.scale(namespace + "/web-hpa", 4, 5, Instant.now()), Context.root());
        broker.start();
        assertThat(page.locator(".decision").first())
                .containsText("4 to 5 replicas", new ContainsTextOptions().setTimeout(60_000));
        Eventually.within(Duration.ofSeconds(30))
                .holds("no banner", () -> page.locator(".banner").count() == 0);
    }

    private static void aKilledConsoleIsSaidAndWhenItIsBackThePageGoesOn(
            Page page, ServiceProcess console, DecisionPublisher decisions, String namespace) {
        console.kill();
        assertThat(page.locator(".banner.critical")).containsText("The console does not answer", SOON);
        decisions.publish(Facts.scale(namespace + "/web-hpa", 5, 7, Instant.now()), Context.root());
        console.startAgain().awaitReady(Duration.ofSeconds(120));
        assertThat(page.locator(".decision").first()).containsText("5 to 7 replicas", SOON);
        assertThat(page.locator(".decision").filter(new Locator.FilterOptions().setHasText(namespace + "/web-app")))
                .hasCount(3);
        assertThat(page.locator("#connection")).hasText("Live");
        assertThat(page.evaluate("globalThis.sameDocument"))
                .as("never reloaded")
                .isEqualTo(true);
    }

    private void objects(String namespace) {
        KwokNode.of(NODE, "4", "16Gi").withLabels(Map.of("console", "yes")).create(cluster);
        cluster.apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {namespace: %1$s, name: web-app}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web-app}}
                  template:
                    metadata: {labels: {app: web-app}}
                    spec:
                      nodeSelector: {console: "yes"}
                      containers: [{name: main, image: none, resources: {requests: {cpu: 250m}}}]
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {namespace: %1$s, name: web-hpa}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web-app}
                  minReplicas: 2
                  maxReplicas: 10
                  metrics:
                  - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %1$s, name: stuck}
                spec:
                  nodeSelector: {nowhere: exists}
                  containers: [{name: main, image: none}]
                ---
                apiVersion: v1
                kind: Event
                metadata: {namespace: %1$s, name: stuck.refused}
                involvedObject: {apiVersion: v1, kind: Pod, namespace: %1$s, name: stuck}
                reason: NotTriggerScaleUp
                type: Normal
                message: "pod didn't trigger scale-up: 1 max node group size reached"
                firstTimestamp: "%2$s"
                lastTimestamp: "%2$s"
                source: {component: cluster-autoscaler}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {namespace: %3$s, name: cluster-autoscaler-status}
                data:
                  status: |
                    autoscalerStatus: Running
                    nodeGroups:
                    - name: general
                      health:
                        status: Healthy
                        nodeCounts: {registered: {total: 1, ready: 1}}
                        cloudProviderTarget: 2
                        minSize: 1
                        maxSize: 3
                        lastTransitionTime: "%2$s"
                """.formatted(namespace, Instant.now().truncatedTo(ChronoUnit.SECONDS), "kube-system"));
    }

    private ServiceSettings service(Path folder, Path account) {
        return ServiceSettings.of("dashboards", folder)
                .with("windlass.kube.kubeconfig", account.toString())
                .with("windlass.stream.bootstrap-servers", broker.bootstrapServers())
                .with("windlass.stream.topic-prefix", TOPICS.prefix())
                .with("windlass.console.status-namespace", "kube-system");
    }

    private StreamSettings settings() {
        return new StreamSettings(
                true, broker.bootstrapServers(), TOPICS, Map.of(), StreamSettings.DEFAULT_OUTBOX_CAPACITY);
    }
}
