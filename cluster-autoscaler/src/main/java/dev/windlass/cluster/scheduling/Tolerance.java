package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.snapshot.Taint;
import dev.windlass.cluster.snapshot.Toleration;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** When a toleration covers a taint. */
public enum Tolerance {
    /** {@code Equal} and {@code Exists}; what Kubernetes 1.37 does unless told otherwise. */
    EQUALITY,
    /** Also {@code Gt} and {@code Lt}, with the gate {@code TaintTolerationComparisonOperators}. */
    COMPARISON;

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("0|-?[1-9][0-9]*");

    boolean covers(List<Toleration> tolerations, Taint taint) {
        for (Toleration toleration : tolerations) {
            if (covers(toleration, taint)) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(Toleration toleration, Taint taint) {
        if (!toleration.effect().isEmpty() && !toleration.effect().equals(taint.effect())) {
            return false;
        }
        if (!toleration.key().isEmpty() && !toleration.key().equals(taint.key())) {
            return false;
        }
        return switch (toleration.operator()) {
            case "", "Equal" -> toleration.value().equals(taint.value());
            case "Exists" -> true;
            case "Gt" -> this == COMPARISON && compare(taint.value(), toleration.value()) == Order.GREATER;
            case "Lt" -> this == COMPARISON && compare(taint.value(), toleration.value()) == Order.LESS;
            case String _ -> false;
        };
    }

    private enum Order {
        LESS,
        EQUAL,
        GREATER,
        NOT_NUMBERS
    }

    private static Order compare(String left, String right) {
        OptionalLong leftNumber = plainNumber(left);
        OptionalLong rightNumber = plainNumber(right);
        if (leftNumber.isEmpty() || rightNumber.isEmpty()) {
            return Order.NOT_NUMBERS;
        }
        int order = Long.compare(leftNumber.getAsLong(), rightNumber.getAsLong());
        return order == 0 ? Order.EQUAL : order < 0 ? Order.LESS : Order.GREATER;
    }

    /** A 64-bit integer written without a plus sign or leading zeros. */
    private static OptionalLong plainNumber(String text) {
        if (!PLAIN_DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        BigInteger number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }
}
