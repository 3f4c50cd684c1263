package dev.windlass.cluster.drain;

import dev.windlass.cluster.provider.NodeGroups;
import dev.windlass.cluster.provider.ProviderException;
import dev.windlass.cluster.publish.Events;
import dev.windlass.cluster.scaledown.Removal;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.kube.client.KubeConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Removes nodes, each on its own virtual thread: mark, wait, evict, delete; or take the mark back and say why. */
public final class Removals implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Removals.class);

    /** A node that was deleted may be seen for this long. */
    private static final Duration AFTERGLOW = Duration.ofSeconds(15);

    private final NodeGroups groups;
    private final NodeMarks marks;
    private final Evictor evictor;
    private final Events events;
    private final Rules rules;
    private final Function<String, List<Pod>> podsOn;
    private final Listener listener;
    private final InstantSource clock;
    private final Pause pause;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<String, Instant> done = new ConcurrentHashMap<>();

    /**
     * @param podsOn the pods that are on a node now
     */
    public Removals(
            KubeConnection connection,
            NodeGroups groups,
            NodeMarks marks,
            Events events,
            Rules rules,
            Function<String, List<Pod>> podsOn,
            Listener listener,
            InstantSource clock,
            Pause pause) {
        this.groups = groups;
        this.marks = marks;
        this.events = events;
        this.rules = rules;
        this.podsOn = podsOn;
        this.listener = listener;
        this.clock = clock;
        this.pause = pause;
        this.evictor = new Evictor(
                connection,
                new Evictor.Rules(rules.maxGrace(), rules.keepTrying(), rules.retryEvery(), rules.slack()),
                clock,
                pause);
    }

    /**
     * How nodes are taken out of service.
     *
     * @param delayAfterTaint time for the scheduler to see the mark
     * @param maxGrace the most grace an evicted pod gets
     * @param keepTrying how long a refused eviction is asked again, every {@code retryEvery}
     * @param slack beyond the grace, until a pod must be gone
     * @param expendableCutoff pods of a lower priority are evicted although nobody looked for a place for them
     */
    public record Rules(
            Duration delayAfterTaint,
            Duration maxGrace,
            Duration keepTrying,
            Duration retryEvery,
            Duration slack,
            boolean evictDaemonsOfOccupied,
            boolean evictDaemonsOfEmpty,
            int expendableCutoff) {}

    /** Told what came of each removal, on the removal's own thread. */
    public interface Listener {
        void evicted(Pod pod);

        void removed(Removal removal);

        /** The node is back in service. */
        void failed(Removal removal, String reason);
    }

    private record Running(Removal removal, Thread thread) {}

    /** Nodes on their way out. */
    public record InProgress(Set<String> empty, Set<String> drained) {}

    public InProgress inProgress() {
        Instant now = clock.instant();
        done.values().removeIf(at -> now.isAfter(at.plus(AFTERGLOW)));
        Set<String> empty = new HashSet<>(done.keySet());
        Set<String> drained = new HashSet<>();
        running.forEach((node, each) -> (each.removal().isEmpty() ? empty : drained).add(node));
        return new InProgress(empty, drained);
    }

    /** Removals under way: their groups' target sizes still count the nodes. */
    public List<Removal> running() {
        return running.values().stream().map(Running::removal).toList();
    }

    /** Starts a removal; does nothing when the node's is under way. */
    public void start(Removal removal, Node node) {
        Thread thread = Thread.ofVirtual().name("remove " + node.name()).unstarted(() -> run(removal, node));
        if (running.putIfAbsent(node.name(), new Running(removal, thread)) == null) {
            thread.start();
        }
    }

    private void run(Removal removal, Node node) {
        try {
            remove(removal, node);
            done.put(node.name(), clock.instant());
            events.onNode(node.name(), Events.Kind.NORMAL, "ScaleDown", "nodes removed by cluster autoscaler");
            listener.removed(removal);
        } catch (RemovalFailure | IOException | ProviderException e) {
            putBack(removal, Objects.toString(e.getMessage(), e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.remove(node.name());
        }
    }

    private void remove(Removal removal, Node node)
            throws IOException, ProviderException, RemovalFailure, InterruptedException {
        marks.markToBeDeleted(node.name(), clock.instant());
        events.onNode(node.name(), Events.Kind.NORMAL, "ScaleDown", "marked the node as toBeDeleted/unschedulable");
        pause.wait(rules.delayAfterTaint());
        List<Pod> moving = stillAsPlanned(removal);
        evict(moving);
        boolean evictDaemons = removal.isEmpty() ? rules.evictDaemonsOfEmpty() : rules.evictDaemonsOfOccupied();
        if (evictDaemons) {
            podsOn.apply(node.name()).stream().filter(Pod::isDaemonSetPod).forEach(evictor::evict);
        }
        groups.remove(removal.group(), List.of(node));
    }

    /** What is on the node may have changed since the simulation: pods that nobody found a place for stop the removal. */
    private List<Pod> stillAsPlanned(Removal removal) throws RemovalFailure {
        Set<String> planned = new HashSet<>();
        removal.moved().forEach(pod -> planned.add(pod.uid()));
        List<Pod> moving = new ArrayList<>();
        for (Pod pod : podsOn.apply(removal.node())) {
            if (pod.isDaemonSetPod() || pod.isMirror() || pod.progress() instanceof Pod.Progress.Finished) {
                continue;
            }
            boolean expendable = pod.spec().isExpendable(rules.expendableCutoff());
            if (!planned.contains(pod.uid()) && !pod.isTerminating() && !expendable) {
                throw new RemovalFailure("pod " + pod.key() + " has come to the node in the meantime");
            }
            moving.add(pod);
        }
        return moving;
    }

    private void evict(List<Pod> moving) throws RemovalFailure, InterruptedException {
        if (moving.isEmpty()) {
            return;
        }
        moving.forEach(pod -> events.onPod(pod, Events.Kind.NORMAL, "ScaleDown", "deleting pod for node scale down"));
        switch (evictor.evict(moving, listener::evicted)) {
            case Evictor.Result.Gone.GONE -> {}
            case Evictor.Result.Stuck stuck -> {
                moving.stream()
                        .filter(pod -> stuck.reasons().containsKey(pod.key()))
                        .forEach(pod -> events.onPod(
                                pod,
                                Events.Kind.WARNING,
                                "ScaleDownFailed",
                                "failed to delete pod for ScaleDown: "
                                        + stuck.reasons().get(pod.key())));
                throw new RemovalFailure("its pods could not be moved: " + stuck);
            }
        }
    }

    private void putBack(Removal removal, String reason) {
        LOG.warnf("node stays: node=%s group=%s reason=%s", removal.node(), removal.group(), reason);
        try {
            marks.unmark(removal.node());
        } catch (IOException e) {
            LOG.warnf(
                    "mark not taken back, will be at the next start: node=%s error=%s", removal.node(), e.getMessage());
        }
        events.onNode(
                removal.node(), Events.Kind.WARNING, "ScaleDownFailed", "failed to drain and delete node: " + reason);
        listener.failed(removal, reason);
    }

    private static final class RemovalFailure extends Exception {
        private static final long serialVersionUID = 1L;

        RemovalFailure(String message) {
            super(message);
        }
    }

    /** Breaks off what is under way; marks that stay on nodes are taken back by the next leader. May be used again. */
    @Override
    public void close() {
        running.values().forEach(each -> each.thread().interrupt());
    }
}
