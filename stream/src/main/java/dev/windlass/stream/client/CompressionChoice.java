package dev.windlass.stream.client;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/**
 * How records are compressed: Snappy takes a tenth of gzip's time for a fifth more bytes (docs/decisions/0014), but needs native code,
 * which a process may not be allowed to unpack and load. Then it is gzip.
 */
final class CompressionChoice {
    private static final Logger LOG = System.getLogger(CompressionChoice.class.getName());

    private CompressionChoice() {}

    private static final class Held {
        private static final String TYPE = of(() -> Compression.snappy().build());
    }

    /** The name for Kafka's setting; looked for once in a process. */
    static String type() {
        return Held.TYPE;
    }

    /** @param wanted made and tried out */
    static String of(Supplier<Compression> wanted) {
        try {
            Compression compression = wanted.get();
            try (OutputStream out =
                    compression.wrapForOutput(new ByteBufferOutputStream(64), RecordBatch.CURRENT_MAGIC_VALUE)) {
                out.write(1);
            }
            return compression.type().name;
        } catch (IOException | LinkageError | KafkaException e) {
            LOG.log(
                    Level.INFO,
                    "records are compressed by gzip, since native code cannot be loaded: {0}",
                    e.toString());
            return "gzip";
        }
    }
}
