package dev.windlass.stream.topic;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.client.ClientProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the planned topics exist. Creates what is missing and never changes a topic that is there: how it differs from
 * the plan is reported, and stays its owner's choice. Not for several threads at once. To be closed.
 */
public final class TopicSetup implements AutoCloseable {
    private static final TopicState ABSENT = new TopicState.Missing("it does not exist");

    private final StreamSettings settings;
    private final String service;
    private final Map<String, TopicPlan> plans = new TreeMap<>();
    private final Set<String> compared = new HashSet<>();
    private @Nullable Admin admin;

    public TopicSetup(StreamSettings settings, String service, Collection<TopicPlan> plans) {
        this.settings = settings;
        this.service = service;
        plans.forEach(plan -> this.plans.put(plan.name(), plan));
    }

    /** Sees to every topic of the settings once, for a tool that cannot go on without them. */
    public static Map<String, TopicState> ensure(StreamSettings settings, Duration deadline)
            throws TimeoutException, InterruptedException {
        try (TopicSetup setup = new TopicSetup(settings, "setup", TopicPlan.all(settings.topics()))) {
            return setup.ensure(deadline);
        }
    }

    /**
     * Sees to the planned topics. Cheap when they all exist, so that it serves as a probe of Kafka too.
     *
     * @param deadline of each of the at most three requests
     * @throws TimeoutException when Kafka does not answer; its message says what was tried
     */
    public Map<String, TopicState> ensure(Duration deadline) throws TimeoutException, InterruptedException {
        try {
            Admin client = client();
            Map<String, TopicState> states = look(client, deadline);
            Set<String> there = new HashSet<>(plans.keySet());
            there.removeAll(states.keySet());
            there.forEach(name -> states.put(name, new TopicState.Present(List.of())));
            states.putAll(create(client, absent(states), deadline));
            states.putAll(compare(client, there, deadline));
            return states;
        } catch (ExecutionException e) {
            throw away(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw away(e);
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }

    private Admin client() {
        if (admin == null) {
            admin = ClientProperties.make(() -> Admin.create(ClientProperties.admin(settings, service)));
        }
        return admin;
    }

    /** The topics that are not there, or that we may not see. Asks for ours alone: others may have thousands. */
    private Map<String, TopicState> look(Admin client, Duration deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, TopicState> states = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                client.describeTopics(plans.keySet()).topicNameValues().entrySet()) {
            try {
                TopicDescription _ = await(topic.getValue(), deadline);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case UnknownTopicOrPartitionException _ -> states.put(topic.getKey(), ABSENT);
                    case AuthorizationException refused ->
                        states.put(
                                topic.getKey(), new TopicState.Missing("we may not see it: " + refused.getMessage()));
                    case null, default -> throw e;
                }
            }
        }
        return states;
    }

    private static Set<String> absent(Map<String, TopicState> states) {
        return states.entrySet().stream()
                .filter(state -> state.getValue().equals(ABSENT))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<String, TopicState> create(Admin client, Set<String> absent, Duration deadline)
            throws TimeoutException, InterruptedException {
        if (absent.isEmpty()) {
            return Map.of();
        }
        List<NewTopic> missing = plans.values().stream()
                .filter(plan -> absent.contains(plan.name()))
                .map(plan -> new NewTopic(plan.name(), Optional.of(plan.partitions()), Optional.empty())
                        .configs(plan.settings()))
                .toList();
        Map<String, TopicState> states = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic :
                client.createTopics(missing).values().entrySet()) {
            states.put(topic.getKey(), created(topic.getValue(), deadline));
        }
        return states;
    }

    private TopicState created(KafkaFuture<Void> creation, Duration deadline)
            throws TimeoutException, InterruptedException {
        try {
            await(creation, deadline);
            return new TopicState.Created();
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case TopicExistsException _ -> new TopicState.Present(List.of());
                case AuthorizationException refused ->
                    new TopicState.Missing("it must be created for us: " + refused.getMessage());
                case null -> new TopicState.Missing(String.valueOf(e.getMessage()));
                case Throwable other -> new TopicState.Missing(String.valueOf(other.getMessage()));
            };
        }
    }

    /** Each topic once; whoever may not read the configuration is spared the comparison. */
    private Map<String, TopicState> compare(Admin client, Set<String> there, Duration deadline)
            throws TimeoutException, InterruptedException {
        Map<String, TopicState> states = new HashMap<>();
        List<ConfigResource> resources = there.stream()
                .filter(compared::add)
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        if (resources.isEmpty()) {
            return states;
        }
        try {
            await(client.describeConfigs(resources).all(), deadline)
                    .forEach((resource, config) ->
                            states.put(resource.name(), new TopicState.Present(differences(resource.name(), config))));
        } catch (ExecutionException e) {
            return Map.of();
        }
        return states;
    }

    private List<String> differences(String topic, Config config) {
        return new TreeMap<>(Objects.requireNonNull(plans.get(topic), topic).settings())
                .entrySet().stream()
                        .filter(wanted -> !wanted.getValue().equals(value(config, wanted.getKey())))
                        .map(wanted -> wanted.getKey() + " is " + value(config, wanted.getKey()) + ", planned is "
                                + wanted.getValue())
                        .toList();
    }

    private static String value(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? "not set" : entry.value();
    }

    private TimeoutException away(Throwable cause) {
        TimeoutException away =
                new TimeoutException("no answer about topics from Kafka at " + settings.bootstrapServers() + ": "
                        + (cause.getMessage() == null ? "it is silent" : cause.getMessage()));
        away.initCause(cause);
        return away;
    }

    private static <T> T await(KafkaFuture<T> future, Duration deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }
}
