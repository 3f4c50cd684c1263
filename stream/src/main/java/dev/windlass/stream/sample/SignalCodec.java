package dev.windlass.stream.sample;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.sample.SignalName.Course;
import dev.windlass.stream.sample.wire.SignalEntityMessage;
import dev.windlass.stream.sample.wire.SignalNameMessage;
import dev.windlass.stream.sample.wire.SignalsMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of a sample's record that bears signals. Names stand once in it, and the entities refer to them by their place. */
final class SignalCodec {
    private SignalCodec() {}

    static EncodedSignals encode(SignalReadings readings) {
        SignalsMessage.Builder message = SignalsMessage.newBuilder()
                .setReadAt(Timestamp.newBuilder()
                        .setSeconds(readings.readAt().getEpochSecond())
                        .setNanos(readings.readAt().getNano()));
        Map<SignalName, Integer> places = new HashMap<>();
        long readAtMillis = readings.readAt().toEpochMilli();
        for (SignalEntity entity : readings.entities()) {
            SignalEntityMessage.Builder one = SignalEntityMessage.newBuilder()
                    .setKind(entity.kind())
                    .setNamespace(entity.namespace())
                    .setPod(entity.pod())
                    .setName(entity.name());
            for (SignalValue value : entity.values()) {
                one.addSignals(places.computeIfAbsent(value.signal(), name -> add(message, name)));
                one.addValues(value.value());
                one.addAgesMillis(readAtMillis - value.timestamp().toEpochMilli());
            }
            message.addEntities(one);
        }
        return new EncodedSignals(message.build().toByteString());
    }

    private static int add(SignalsMessage.Builder message, SignalName name) {
        message.addNames(SignalNameMessage.newBuilder()
                .setName(name.name())
                .setUnit(name.unit())
                .setCumulative(name.course() == Course.CUMULATIVE));
        return message.getNamesCount() - 1;
    }

    static Decoded<SignalReadings> decode(EncodedSignals encoded) {
        try {
            return new Decoded.Value<>(readings(SignalsMessage.parseFrom(encoded.bytes())));
        } catch (InvalidProtocolBufferException e) {
            return new Decoded.Unreadable<>("not the signals of a sample: " + e.getMessage());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
            return new Decoded.Unreadable<>("signals with an impossible value: " + e.getMessage());
        }
    }

    private static SignalReadings readings(SignalsMessage message) {
        if (!message.hasReadAt()) {
            throw new IllegalArgumentException("no time of the reading");
        }
        Instant readAt = Instant.ofEpochSecond(
                message.getReadAt().getSeconds(), message.getReadAt().getNanos());
        List<SignalName> names = message.getNamesList().stream()
                .map(name -> new SignalName(
                        name.getName(), name.getUnit(), name.getCumulative() ? Course.CUMULATIVE : Course.MOMENTARY))
                .toList();
        List<SignalEntity> entities = new ArrayList<>(message.getEntitiesCount());
        for (SignalEntityMessage entity : message.getEntitiesList()) {
            entities.add(entity(entity, names, readAt.toEpochMilli()));
        }
        return new SignalReadings(readAt, entities);
    }

    private static SignalEntity entity(SignalEntityMessage message, List<SignalName> names, long readAtMillis) {
        int count = message.getSignalsCount();
        if (message.getValuesCount() != count || message.getAgesMillisCount() != count) {
            throw new IllegalArgumentException("an entity with " + count + " signals, " + message.getValuesCount()
                    + " values and " + message.getAgesMillisCount() + " times");
        }
        List<SignalValue> values = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            values.add(new SignalValue(
                    names.get(message.getSignals(index)),
                    Instant.ofEpochMilli(Math.subtractExact(readAtMillis, message.getAgesMillis(index))),
                    message.getValues(index)));
        }
        return new SignalEntity(message.getKind(), message.getNamespace(), message.getPod(), message.getName(), values);
    }
}
