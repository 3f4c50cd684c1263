package dev.windlass.service.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(JsonLogTest.AsJson.class)
class JsonLogTest {
    public static final class AsJson implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("windlass.log.format", "json");
        }
    }

    @Test
    void aLineIsOneJsonObject() {
        Handler console = handlers(Logger.getLogger("").getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .findFirst()
                .orElseThrow();
        ExtLogRecord entry = new ExtLogRecord(Level.WARN, "kubelet \"n1\" is silent", "test");
        assertThat(console.getFormatter().format(entry))
                .startsWith("{")
                .endsWith("}\n")
                .contains("\"level\":\"WARN\"")
                .contains("kubelet \\\"n1\\\" is silent");
    }

    private static Stream<Handler> handlers(Handler[] handlers) {
        return Arrays.stream(handlers)
                .flatMap(each -> each instanceof ExtHandler nested
                        ? Stream.concat(Stream.of(each), handlers(nested.getHandlers()))
                        : Stream.of(each));
    }
}
