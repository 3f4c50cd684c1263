package dev.windlass.testbed.load;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;

/** How many bytes the topics of a broker hold, which with unlimited retention is what was sent to them. */
final class TopicBytes implements AutoCloseable {
    private final Admin admin;
    private final String prefix;

    TopicBytes(String bootstrapServers, String prefix) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.prefix = prefix;
    }

    long stored() throws IOException, InterruptedException {
        try {
            long bytes = 0;
            for (Map<String, LogDirDescription> folders : admin.describeLogDirs(List.of(1))
                    .allDescriptions()
                    .get(30, TimeUnit.SECONDS)
                    .values()) {
                for (LogDirDescription folder : folders.values()) {
                    bytes += folder.replicaInfos().entrySet().stream()
                            .filter(replica -> replica.getKey().topic().startsWith(prefix))
                            .mapToLong(replica -> replica.getValue().size())
                            .sum();
                }
            }
            return bytes;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the broker does not tell what it holds: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
