package dev.windlass.console.screen;

import static dev.windlass.console.projection.Facts.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.Projection;
import dev.windlass.console.projection.ViewLimits;
import dev.windlass.console.screen.TableQuestion.Order;
import dev.windlass.stream.sample.ContainerSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The size Windlass is made for: 5,000 nodes, 150,000 pods, 5,000 autoscalers. */
class LargeClusterTest {
    private static final int NODES = 5_000;
    private static final int PODS_PER_NODE = 30;
    /** Many times what it takes, so that only another order of growth fails here and not a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @Test
    void everyScreenIsAnsweredInTimeAndStaysSmall() {
        ClusterView view = largeCluster();
        assertThat(view.pods()).hasSize(NODES * PODS_PER_NODE);
        TableQuestion busiest = new TableQuestion("", "cpu", Order.DESCENDING, 1, 50);
        TableQuestion found = new TableQuestion("pod-2999 node-29", "name", Order.ASCENDING, 1, 50);
        for (Question question : List.of(
                new Question.Overview(),
                new Question.Nodes(busiest),
                new Question.Pods(busiest, ""),
                new Question.Pods(found, ""),
                new Question.Workloads(TableQuestion.FIRST_PAGE),
                new Question.Workload(Facts.name("ns-7/hpa-7")),
                new Question.Pending(TableQuestion.FIRST_PAGE))) {
            long start = System.nanoTime();
            List<Problem> problems = Problems.of(view, Patience.DEFAULT, after(60));
            Screen screen = Screens.answer(view, problems, question, Patience.DEFAULT, after(60));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).as(question.toString()).isLessThan(LIMIT);
            assertThat(screen.toString().length()).as(question.toString()).isLessThan(200_000);
        }
    }

    private static ClusterView largeCluster() {
        ClusterView view = ClusterView.empty(ViewLimits.DEFAULT);
        for (int n = 0; n < NODES; n++) {
            String node = "node-" + n;
            view = Projection.fold(view, new Event.NodeSeen(after(0), Facts.node(node)));
            List<ContainerSample> containers = new ArrayList<>();
            for (int p = 0; p < PODS_PER_NODE; p++) {
                String pod = "ns-" + p + "/pod-" + n + "-" + p;
                view = Projection.fold(view, new Event.PodSeen(after(0), Facts.running(pod, node)));
                containers.add(Facts.container(pod, "app", after(15), 10L + (n * 31L + p) % 997));
            }
            view = Projection.fold(
                    view,
                    new Event.Sampled(
                            after(15), Facts.sample(node, after(15), 900, containers.toArray(ContainerSample[]::new))));
            view = Projection.fold(
                    view, new Event.AutoscalerSeen(after(0), Facts.autoscaler("ns-" + n % 50 + "/hpa-" + n, 2, 2)));
        }
        return Projection.fold(view, new Event.Ticked(after(15)));
    }
}
