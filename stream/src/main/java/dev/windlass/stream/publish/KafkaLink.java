package dev.windlass.stream.publish;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.topic.TopicPlan;
import dev.windlass.stream.topic.TopicSetup;
import dev.windlass.stream.topic.TopicState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks Kafka every few seconds whether it is there and our topics exist, and makes the ones that do not. A producer says neither:
 * an idle or patient one looks the same whether Kafka is there or not.
 */
final class KafkaLink {
    private static final System.Logger LOG = System.getLogger(KafkaLink.class.getName());

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final StreamSettings settings;
    private final String service;
    private final Thread thread;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Semaphore looks = new Semaphore(0);
    private volatile Standing standing = Standing.UNKNOWN;
    private volatile String error;

    KafkaLink(StreamSettings settings, String service) {
        this.settings = settings;
        this.service = service;
        this.error = "Kafka at " + settings.bootstrapServers() + " has not answered yet";
        this.thread = Thread.ofVirtual().name("stream-" + service + "-link").unstarted(this::run);
    }

    private enum Standing {
        UNKNOWN,
        CONNECTED,
        AWAY
    }

    void start() {
        thread.start();
    }

    /** Waits until Kafka has answered once; the topics exist then, or it was said why not. */
    boolean awaitOpen(Duration deadline) throws InterruptedException {
        return opened.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean connected() {
        return standing == Standing.CONNECTED;
    }

    /** Why Kafka was not reached. */
    String error() {
        return error;
    }

    /** Asks for a look before its time. */
    void look() {
        if (looks.availablePermits() == 0) {
            looks.release();
        }
    }

    void close() {
        thread.interrupt();
    }

    private void run() {
        try (TopicSetup setup = new TopicSetup(settings, service, TopicPlan.all(settings.topics()))) {
            while (!Thread.currentThread().isInterrupted()) {
                probe(setup);
                boolean _ = looks.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void probe(TopicSetup setup) throws InterruptedException {
        try {
            tell(setup.ensure(DEADLINE));
            if (standing != Standing.CONNECTED) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "Kafka answers: service={0} bootstrap={1}",
                        service,
                        settings.bootstrapServers());
            }
            standing = Standing.CONNECTED;
            opened.countDown();
        } catch (TimeoutException e) {
            error = String.valueOf(e.getMessage());
            if (standing != Standing.AWAY) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Kafka is away, records wait: service={0} reason={1}",
                        service,
                        error);
            }
            standing = Standing.AWAY;
        }
    }

    private void tell(Map<String, TopicState> states) {
        states.forEach((topic, state) -> {
            switch (state) {
                case TopicState.Created() -> LOG.log(System.Logger.Level.INFO, "topic created: topic={0}", topic);
                case TopicState.Present(var differences) ->
                    differences.forEach(difference -> LOG.log(
                            System.Logger.Level.INFO, "topic differs from the plan: topic={0} {1}", topic, difference));
                case TopicState.Missing(String reason) ->
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "topic missing and not created: topic={0} reason={1}",
                            topic,
                            reason);
            }
        });
    }
}
