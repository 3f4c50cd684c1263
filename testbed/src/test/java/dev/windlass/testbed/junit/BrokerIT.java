package dev.windlass.testbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.broker.EmbeddedBroker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithBroker(sharing = WithBroker.Sharing.NONE)
class BrokerIT {
    private final EmbeddedBroker broker;

    BrokerIT(EmbeddedBroker broker) {
        this.broker = broker;
    }

    @Test
    void keepsItsTopicsOverAStopAndAStart() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }

        broker.stop();
        broker.start();

        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    @Nested
    class InANestedClass {
        @Test
        void theBrokerIsTheSame(EmbeddedBroker nested) {
            assertThat(nested).isSameAs(broker);
        }
    }
}
