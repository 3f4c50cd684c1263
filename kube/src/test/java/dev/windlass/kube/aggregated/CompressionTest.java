package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final Answer LARGE = Answer.of(200, "application/json", new byte[200 * 1024]);

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZIP", "deflate, gzip", "gzip;q=0.5, identity", "br;q=1.0,gzip ; q=1", "gzip;q=0.001"})
    void whoTakesGzipGetsIt(String accepted) throws IOException {
        Answer answer = Compression.apply(LARGE, accepted);

        assertThat(answer.headers()).containsEntry("Content-Encoding", "gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body().whole())).readAllBytes())
                .isEqualTo(LARGE.body().whole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "identity", "gzip;q=0", "gzip; q=0.0, identity", "gzip;Q=0.000", "x-not-gzip", "gzipped"})
    void whoDoesNotGetsItPlain(String accepted) throws IOException {
        assertThat(Compression.apply(LARGE, accepted)).isSameAs(LARGE);
    }

    @Test
    void smallAnswersArePlain() throws IOException {
        Answer small = Answer.of(200, "application/json", new byte[1024]);

        assertThat(Compression.apply(small, "gzip")).isSameAs(small);
    }
}
