package dev.windlass.metrics.kubelet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Where certificates in PEM come from. */
public sealed interface PemSource {
    /** A file, read again when it changes. */
    record File(Path path) implements PemSource {}

    /** Text given with the configuration, such as the data fields of a kubeconfig. */
    record Inline(String text) implements PemSource {}

    /** The PEM text as it is now. */
    default byte[] read() throws IOException {
        return switch (this) {
            case File(Path path) -> Files.readAllBytes(path);
            case Inline(String text) -> text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        };
    }

    /** Changes when what {@link #read} gives may have changed. */
    default FileTime version() throws IOException {
        return switch (this) {
            case File(Path path) -> Files.getLastModifiedTime(path);
            case Inline _ -> FileTime.fromMillis(0);
        };
    }
}
