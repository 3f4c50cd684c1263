package dev.windlass.metrics.publish;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Form;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalStore.Read;
import dev.windlass.stream.sample.EncodedSignals;
import dev.windlass.stream.sample.SignalEntity;
import dev.windlass.stream.sample.SignalName;
import dev.windlass.stream.sample.SignalName.Course;
import dev.windlass.stream.sample.SignalReadings;
import dev.windlass.stream.sample.SignalValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Signals in the record's terms. */
final class SignalSamples {
    private static final Map<Signal, SignalName> NAMES = names();

    private SignalSamples() {}

    private static Map<Signal, SignalName> names() {
        Map<Signal, SignalName> names = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            Course course = signal.form() == Form.COUNTER ? Course.CUMULATIVE : Course.MOMENTARY;
            names.put(signal, new SignalName(signal.label(), signal.unit().code(), course));
        }
        return names;
    }

    static EncodedSignals encoded(Read read) {
        NodeSignals signals = read.signals();
        List<SignalEntity> entities = new ArrayList<>(signals.size());
        for (int index = 0; index < signals.size(); index++) {
            entities.add(entity(signals, index));
        }
        return EncodedSignals.of(new SignalReadings(read.readAt(), entities));
    }

    private static SignalEntity entity(NodeSignals signals, int index) {
        List<SignalValue> values = new ArrayList<>(signals.to(index) - signals.from(index));
        for (int at = signals.from(index); at < signals.to(index); at++) {
            SignalName name = NAMES.get(signals.signal(at));
            if (name == null) {
                throw new IllegalStateException("no name for " + signals.signal(at));
            }
            values.add(new SignalValue(name, Instant.ofEpochMilli(signals.timestampMillis(at)), signals.value(at)));
        }
        Entity entity = signals.entity(index);
        return new SignalEntity(
                entity.level().name().toLowerCase(Locale.ROOT),
                entity.namespace(),
                entity.pod(),
                entity.name(),
                values);
    }
}
