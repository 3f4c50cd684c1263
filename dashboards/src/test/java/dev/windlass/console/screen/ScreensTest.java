package dev.windlass.console.screen;

import static dev.windlass.console.projection.Facts.after;
import static dev.windlass.console.projection.Facts.autoscaler;
import static dev.windlass.console.projection.Facts.condition;
import static dev.windlass.console.projection.Facts.container;
import static dev.windlass.console.projection.Facts.name;
import static dev.windlass.console.projection.Facts.node;
import static dev.windlass.console.projection.Facts.resize;
import static dev.windlass.console.projection.Facts.running;
import static dev.windlass.console.projection.Facts.sample;
import static dev.windlass.console.projection.Facts.scale;
import static dev.windlass.console.projection.Facts.viewOf;
import static dev.windlass.console.projection.Facts.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.console.projection.AutoscalerFacts;
import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.Projection;
import dev.windlass.console.screen.Question.Decisions.Scope;
import dev.windlass.console.screen.TableQuestion.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreensTest {
    @Test
    void aPageOfManyPodsHoldsOnlyItsRows() {
        ClusterView view = manyPods(1000);
        PodsScreen screen = pods(view, new TableQuestion("", "name", Order.ASCENDING, 3, 50));
        assertThat(screen.table().rows()).hasSize(50);
        assertThat(screen.table().rows().getFirst().name()).isEqualTo("pod-0100");
        assertThat(screen.table().pages()).isEqualTo(20);
        assertThat(screen.table().total()).isEqualTo(1000);
    }

    @Test
    void aPageAfterTheLastGivesTheLast() {
        PodsScreen screen = pods(manyPods(60), new TableQuestion("", "name", Order.ASCENDING, 99, 50));
        assertThat(screen.table().page()).isEqualTo(2);
        assertThat(screen.table().rows()).hasSize(10);
    }

    @Test
    void everyWordOfASearchMustOccur() {
        PodsScreen screen = pods(manyPods(1000), new TableQuestion("POD-00 n1", "name", Order.ASCENDING, 1, 50));
        assertThat(screen.table().rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.name()).startsWith("pod-00");
            assertThat(row.node()).isEqualTo("n1");
        });
        assertThat(screen.table().matching()).isLessThan(screen.table().total());
    }

    @Test
    void descendingTurnsTheColumnAndKeepsEqualRowsInOrderOfName() {
        PodsScreen screen = pods(manyPods(10), new TableQuestion("", "restarts", Order.DESCENDING, 1, 3));
        assertThat(screen.table().rows()).extracting(PodRow::name).containsExactly("pod-0000", "pod-0001", "pod-0002");
    }

    @Test
    void anUnknownColumnIsAnErrorThatNamesTheKnownOnes() {
        assertThatThrownBy(() -> pods(manyPods(1), new TableQuestion("", "colour", Order.ASCENDING, 1, 50)))
                .isInstanceOf(BadQuestion.class)
                .hasMessage("cannot sort by colour; columns are name, status, node, cpu, memory, restarts, age");
    }

    @Test
    void aPodWithoutASampleShowsNoUsageRatherThanZero() {
        ClusterView view = viewOf(
                new Event.PodSeen(after(0), running("default/a", "n1")),
                new Event.PodSeen(after(0), running("default/b", "n1")),
                new Event.Sampled(
                        after(15), sample("n1", after(15), 900, container("default/a", "app", after(15), 250))));
        PodsScreen screen = pods(view, new TableQuestion("", "cpu", Order.DESCENDING, 1, 50));
        assertThat(screen.table().rows()).extracting(PodRow::usedCpuMilli).containsExactly(250L, null);
    }

    @Test
    void aPendingPodShowsTheSchedulersWordsAndTheHelpOnItsWay() {
        ClusterView view = viewOf(
                new Event.PodSeen(
                        after(0), waiting("default/a", after(0), "0/2 nodes are available: 2 Insufficient cpu.")),
                new Event.ClusterDecided(after(6), "c-0-1", resize("general", 2, 3, after(5), "default/a")));
        PendingScreen screen = (PendingScreen) answer(view, new Question.Pending(TableQuestion.FIRST_PAGE));
        assertThat(screen.table().rows()).singleElement().satisfies(row -> {
            assertThat(row.schedulerMessage()).isEqualTo("0/2 nodes are available: 2 Insufficient cpu.");
            assertThat(row.help()).isEqualTo("general: 2 to 3 nodes for 1 pending pods");
            assertThat(row.refusal()).isEmpty();
        });
        assertThat(screen.reasons()).containsExactly(new PendingScreen.ReasonCount("Insufficient cpu", 1));
    }

    @Test
    void aWorkloadShowsItsTimelineItsDecisionsAndItsPods() {
        ClusterView view = viewOf(
                new Event.AutoscalerSeen(after(0), autoscaler("default/web-hpa", 2, 2)),
                new Event.HorizontallyDecided(after(11), "t-0-1", scale("default/web-hpa", 2, 4, after(10))),
                new Event.HorizontallyDecided(after(11), "t-0-2", scale("other/web-hpa", 2, 4, after(10))),
                new Event.PodSeen(after(0), running("default/web-app-1", "n1")),
                new Event.PodSeen(after(0), running("other/web-app-1", "n1")));
        WorkloadScreen screen = (WorkloadScreen) answer(view, new Question.Workload(name("default/web-hpa")));
        assertThat(screen.replicas().labels()).containsExactly("replicas", "desired", "minimum", "maximum");
        assertThat(screen.replicas().values().get(1)).containsExactly(2.0, 4.0);
        assertThat(screen.metrics()).singleElement().satisfies(plot -> {
            assertThat(plot.unit()).isEqualTo("%");
            assertThat(plot.values().values()).containsExactly(List.of(83.0, 83.0), List.of(70.0, 70.0));
        });
        assertThat(screen.decisions()).extracting(DecisionRow::id).containsExactly("t-0-1");
        assertThat(screen.pods().rows()).extracting(PodRow::namespace).containsExactly("default");
    }

    @Test
    void aWorkloadNobodyKnowsIsAnEmptyScreenForItMayStillCome() {
        WorkloadScreen screen = (WorkloadScreen) answer(viewOf(), new Question.Workload(name("default/web-hpa")));
        assertThat(screen.workload()).isNull();
    }

    @Test
    void whatAWorkloadIsDoingIsReadFromItsStatus() {
        assertThat(state()).isEqualTo(WorkloadRow.State.GROWING);
        assertThat(state(condition("ScalingLimited", true, "TooManyReplicas", "")))
                .isEqualTo(WorkloadRow.State.AT_MAXIMUM);
        assertThat(state(
                        condition("ScalingLimited", true, "TooManyReplicas", ""),
                        condition("ScalingActive", false, "FailedGetPodsMetric", "")))
                .isEqualTo(WorkloadRow.State.BLIND);
    }

    @Test
    void decisionsCanBeReadForOneEngineAndSearched() {
        ClusterView view = viewOf(
                new Event.HorizontallyDecided(after(11), "t-0-1", scale("default/web-hpa", 2, 4, after(10))),
                new Event.ClusterDecided(after(21), "c-0-1", resize("general", 2, 3, after(20), "default/a")));
        assertThat(decisions(view, "", "")).containsExactly("c-0-1", "t-0-1");
        assertThat(decisions(view, "cluster", "")).containsExactly("c-0-1");
        assertThat(decisions(view, "horizontal", "")).containsExactly("t-0-1");
        assertThat(decisions(view, "", "pending general")).containsExactly("c-0-1");
    }

    @Test
    void evaluationsThatChangedNothingAreNoNewsButCanBeReadBack() {
        ClusterView view = viewOf(
                new Event.HorizontallyDecided(after(11), "changed", scale("default/web-hpa", 2, 4, after(10))),
                new Event.HorizontallyDecided(after(31), "stayed", scale("default/web-hpa", 4, 4, after(30))));
        OverviewScreen overview = (OverviewScreen) answer(view, new Question.Overview());
        assertThat(overview.decisions()).extracting(DecisionRow::id).containsExactly("changed");
        assertThat(Status.of(view, List.of()).latest()).isNotNull().satisfies(latest -> assertThat(latest.id())
                .isEqualTo("changed"));
        assertThat(decisions(view, "", "")).containsExactly("stayed", "changed");
        DecisionsScreen changes =
                (DecisionsScreen) answer(view, new Question.Decisions(TableQuestion.FIRST_PAGE, "", Scope.CHANGES));
        assertThat(changes.table().rows()).extracting(DecisionRow::id).containsExactly("changed");
    }

    @Test
    void theOverviewStaysSmallHoweverMuchHappens() {
        ClusterView view = viewOf();
        for (int i = 0; i < 300; i++) {
            view = Projection.fold(
                    view,
                    new Event.HorizontallyDecided(after(i), "t-0-" + i, scale("ns" + i + "/hpa", 2, 4, after(i))));
        }
        OverviewScreen screen = (OverviewScreen) answer(view, new Question.Overview());
        assertThat(screen.decisions()).hasSize(15);
        assertThat(screen.decisions().getFirst().id()).isEqualTo("t-0-299");
    }

    @Test
    void nodesSortByTheShareOfWhatTheyHave() {
        ClusterView view = viewOf(
                new Event.NodeSeen(after(0), node("n1")),
                new Event.NodeSeen(after(0), node("n2")),
                new Event.NodeSeen(after(0), node("n3")),
                new Event.Sampled(after(15), sample("n1", after(15), 100)),
                new Event.Sampled(after(15), sample("n2", after(15), 900)));
        NodesScreen screen =
                (NodesScreen) answer(view, new Question.Nodes(new TableQuestion("", "cpu", Order.DESCENDING, 1, 50)));
        assertThat(screen.table().rows()).extracting(NodeRow::name).containsExactly("n2", "n1", "n3");
    }

    private static WorkloadRow.State state(AutoscalerFacts.Condition... conditions) {
        ClusterView view = viewOf(new Event.AutoscalerSeen(after(0), autoscaler("default/web-hpa", 2, 4, conditions)));
        WorkloadsScreen screen = (WorkloadsScreen) answer(view, new Question.Workloads(TableQuestion.FIRST_PAGE));
        return screen.table().rows().getFirst().state();
    }

    private static List<String> decisions(ClusterView view, String engine, String search) {
        TableQuestion table = new TableQuestion(search, "", Order.ASCENDING, 1, 50);
        DecisionsScreen screen = (DecisionsScreen) answer(view, new Question.Decisions(table, engine, Scope.ALL));
        return screen.table().rows().stream().map(DecisionRow::id).toList();
    }

    private static ClusterView manyPods(int count) {
        ClusterView view = viewOf();
        for (int i = 0; i < count; i++) {
            view = Projection.fold(
                    view, new Event.PodSeen(after(0), running("default/pod-%04d".formatted(i), "n" + i % 3)));
        }
        return view;
    }

    private static PodsScreen pods(ClusterView view, TableQuestion question) {
        return (PodsScreen) answer(view, new Question.Pods(question, ""));
    }

    private static Screen answer(ClusterView view, Question question) {
        return Screens.answer(view, List.of(), question, Patience.DEFAULT, Facts.after(60));
    }
}
