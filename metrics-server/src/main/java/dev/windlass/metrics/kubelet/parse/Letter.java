package dev.windlass.metrics.kubelet.parse;

/** The letters that names of the text format are made of. */
final class Letter {
    private Letter() {}

    static boolean startsName(byte letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '_' || letter == ':';
    }

    static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }
}
