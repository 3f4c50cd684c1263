package dev.windlass.metrics.flag;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for a process that is run by flags where neither a flag nor a setting says otherwise: what the manifests of the peer
 * count on. The Service and the probes of such a manifest look for port 443, its timeouts were checked against a period of a minute,
 * and it knows neither of Kafka nor of a second port.
 */
public final class PeerDefaults {
    private PeerDefaults() {}

    /**
     * @param brokers the Kafka brokers that are set; someone who names them wants the stream
     * @param freePort for health and metrics of the process, on the loopback interface: in a pod on the host's network a fixed one
     *     could be taken
     */
    public static Map<String, String> settings(Optional<String> brokers, int freePort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("windlass.metrics-server.metric-resolution", "PT1M");
        settings.put("windlass.api.port", "443");
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(freePort));
        if (brokers.filter(text -> !text.isBlank()).isEmpty()) {
            settings.put("windlass.stream.enabled", "false");
        }
        return settings;
    }
}
