package dev.windlass.state.schedule;

import java.time.ZoneId;
import java.util.Optional;

/** Time zones by their names in the IANA database. */
final class TimeZones {
    private TimeZones() {}

    /** Empty for names Kubernetes does not know, among them the offsets that the JDK alone understands. */
    static Optional<ZoneId> named(String name) {
        if (name.isEmpty()) {
            return Optional.of(ZoneId.of("UTC"));
        }
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
