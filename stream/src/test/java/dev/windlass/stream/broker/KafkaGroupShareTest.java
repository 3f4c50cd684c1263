package dev.windlass.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.Eventually;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.share.Assignment;
import dev.windlass.stream.share.GroupShare;
import dev.windlass.stream.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sharing by a real group: every key is somebody's, and nobody's twice. */
class KafkaGroupShareTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final List<String> KEYS =
            IntStream.range(0, 500).mapToObj(index -> "node-" + index).toList();

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static int serial;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(directory);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void givesEveryKeyToExactlyOneMemberAndAllToTheOneThatIsLeft() {
        StreamSettings settings = settings();
        try (Outbox _ = Outbox.start(settings, "test");
                GroupShare first = join(settings)) {
            GroupShare second = join(settings);
            try (second) {
                Eventually.within(LONG, () -> List.of(first, second), KafkaGroupShareTest::everyKeyHasOneHolder);
            }

            Eventually.within(LONG, () -> held(first), keys -> keys.size() == KEYS.size());
        }
    }

    @Test
    void endsWhenKafkaFallsSilentAndComesBackWithIt() {
        StreamSettings settings = settings();
        try (Outbox _ = Outbox.start(settings, "test");
                GroupShare share = join(settings)) {
            Eventually.within(LONG, share::assignment, Assignment.Member.class::isInstance);

            broker.stop();
            Eventually.within(LONG, share::assignment, Assignment.Apart.class::isInstance);
            broker.start();

            Eventually.within(LONG, () -> held(share), keys -> keys.size() == KEYS.size());
        }
    }

    @Test
    void isAloneWithoutAStream() {
        try (GroupShare share = GroupShare.join(StreamSettings.disabled(), "nodes", "group", "test", _ -> {})) {
            assertThat(share.assignment()).isEqualTo(new Assignment.Alone());
        }
    }

    /** The producer decides where a record of a node goes; a share is of use only when it agrees. */
    @Test
    void findsTheProducersPartition() {
        for (String key : KEYS) {
            int theirs = BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), 12);
            assertThat(new Assignment.Member(Set.of(theirs), 12).holds(key)).isTrue();
        }
    }

    private static GroupShare join(StreamSettings settings) {
        return GroupShare.join(
                settings, settings.topics().nodes(), settings.topics().prefix() + "group", "test", _ -> {});
    }

    /** And every member is a holder: before the second has joined, all is the first one's. */
    private static boolean everyKeyHasOneHolder(List<GroupShare> members) {
        List<String> all = new ArrayList<>();
        members.forEach(member -> all.addAll(held(member)));
        return members.stream().noneMatch(member -> held(member).isEmpty())
                && all.size() == KEYS.size()
                && Set.copyOf(all).size() == KEYS.size();
    }

    private static Set<String> held(GroupShare share) {
        Set<String> held = new TreeSet<>();
        if (share.assignment() instanceof Assignment.Member member) {
            KEYS.stream().filter(member::holds).forEach(held::add);
        }
        return held;
    }

    private static StreamSettings settings() {
        return new StreamSettings(
                true, broker.bootstrapServers(), new Topics("share" + serial++ + "."), Map.of(), 10_000);
    }
}
