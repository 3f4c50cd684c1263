package dev.windlass.testbed.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the chart tells a service's JVM, so that what is measured is what is installed. */
final class ChartOptions {
    /** Without a container they would speak of the whole machine; the heap is an option of the run. */
    private static final String OF_A_CONTAINER = "-XX:MaxRAMPercentage";

    private ChartOptions() {}

    /**
     * @param service as the chart's values name it
     * @throws IOException when the chart has no options for it
     */
    static String[] of(Path project, String service) throws IOException {
        Path values = project.resolve("charts/windlass/values.yaml");
        Map<String, Object> chart = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(values));
        if (!(chart.get(service) instanceof Map<?, ?> of && of.get("javaOptions") instanceof String options)) {
            throw new IOException("no " + service + ".javaOptions in " + values);
        }
        return Stream.of(options.split(" "))
                .filter(option -> !option.startsWith(OF_A_CONTAINER))
                .toArray(String[]::new);
    }
}
