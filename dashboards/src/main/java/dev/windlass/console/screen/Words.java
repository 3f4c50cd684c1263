package dev.windlass.console.screen;

import dev.windlass.console.projection.ObjectName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Grammar of the console's own sentences and of the links within its page. */
final class Words {
    private Words() {}

    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    static String linkToWorkload(ObjectName autoscaler) {
        return "workload?ns=" + encoded(autoscaler.namespace()) + "&name=" + encoded(autoscaler.name());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
