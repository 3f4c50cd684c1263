package dev.windlass.stream.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.junit.jupiter.api.Test;

class CompressionChoiceTest {
    @Test
    void isSnappyWhereItsNativeCodeCanBeLoaded() {
        assertThat(CompressionChoice.type()).isEqualTo("snappy");
    }

    @Test
    void isGzipWhereNativeCodeCannotBeLoaded() {
        assertThat(CompressionChoice.of(() -> {
                    throw new UnsatisfiedLinkError("no file may be run from this folder");
                }))
                .isEqualTo("gzip");
        assertThat(CompressionChoice.of(() -> {
                    throw new KafkaException(new NoClassDefFoundError("org/xerial/snappy/Snappy"));
                }))
                .isEqualTo("gzip");
    }

    @Test
    void isWhateverCanBeTriedOut() {
        assertThat(CompressionChoice.of(() -> Compression.gzip().build())).isEqualTo("gzip");
        assertThat(CompressionChoice.of(() -> Compression.zstd().build())).isEqualTo("zstd");
    }
}
