package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a real kubelet wrote. It lies beside the repository: a clone that stands alone says loudly what it does not test, and where the
 * folder is there a missing file is a failure.
 */
final class RealAnswers {
    private static final System.Logger LOG = System.getLogger(RealAnswers.class.getName());
    private static final Path SHARED =
            Path.of(System.getProperty("project.root", "..")).resolve("../shared");

    private RealAnswers() {}

    static byte[] read(String name) throws IOException {
        if (!Files.isDirectory(SHARED)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "NOT TESTED: {0} of a real kubelet was not read, there is no folder {1}",
                    name,
                    SHARED);
        }
        assumeTrue(Files.isDirectory(SHARED), "there is no folder " + SHARED);
        Path file = SHARED.resolve("samples/kubelet").resolve(name);
        assertThat(file).exists();
        return Files.readAllBytes(file);
    }
}
