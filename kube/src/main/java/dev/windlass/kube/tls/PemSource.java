package dev.windlass.kube.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where a PEM text comes from: a file, which may be replaced under us, or bytes that never change. */
public sealed interface PemSource {
    byte[] read() throws IOException;

    record File(Path path) implements PemSource {
        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(path);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** Bytes given inline; {@code name} says where, for messages. */
    final class Inline implements PemSource {
        private final byte[] bytes;
        private final String name;

        public Inline(byte[] bytes, String name) {
            this.bytes = Arrays.copyOf(bytes, bytes.length);
            this.name = name;
        }

        @Override
        public byte[] read() {
            return Arrays.copyOf(bytes, bytes.length);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
