package dev.windlass.testbed.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What the stage's Prometheus scrapes: a folder of target files, so that a process can join when its port is known. */
final class ScrapeTargets {
    private static final String CONFIGURATION = """
            global: {scrape_interval: 1s, evaluation_interval: 2s}
            rule_files: [rules/*.yaml]
            scrape_configs:
            - job_name: windlass
              honor_labels: true
              file_sd_configs:
              - files: [targets/*.json]
                refresh_interval: 2s
            """;

    private final Path folder;

    ScrapeTargets(Path prometheusFolder) {
        this.folder = prometheusFolder.resolve("targets");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("create " + folder, e);
        }
    }

    String configuration() {
        return CONFIGURATION;
    }

    /** Adds a target; {@code job} becomes the label of that name. */
    void add(String job, URI address, String path) {
        String target = """
                [{"targets": ["%s"], "labels": {"job": "%s", "__metrics_path__": "%s"}}]
                """.formatted(address.getAuthority(), job, path);
        Path file = folder.resolve(job + path.replace('/', '-') + ".json");
        try {
            // Moved into place whole: Prometheus reads a file as soon as it changes.
            Path whole = Files.writeString(folder.resolve(file.getFileName() + ".new"), target);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("write " + file, e);
        }
    }
}
