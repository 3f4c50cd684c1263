package dev.windlass.testbed.kubelet;

import java.time.Duration;
import java.time.Instant;

/** When each cgroup was measured last: once per interval, each at its own moment, whose place in the interval comes from its name. */
record Housekeeping(Duration interval) {
    Instant measuredAt(String cgroup, Instant now) {
        long millis = interval.toMillis();
        long offset = Math.floorMod(cgroup.hashCode(), millis);
        return Instant.ofEpochMilli(now.toEpochMilli() - Math.floorMod(now.toEpochMilli() - offset, millis));
    }
}
