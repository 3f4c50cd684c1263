package dev.windlass.testbed.workload;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests answered so far, by pod; written as the pods themselves would expose them. */
final class RequestCounters {
    private final String namespace;
    private final Map<String, Double> requests = new TreeMap<>();

    RequestCounters(String namespace) {
        this.namespace = namespace;
    }

    /** The pods share so many further requests evenly; a pod that is gone takes its counter with it. */
    synchronized void spread(Collection<String> pods, double further) {
        requests.keySet().retainAll(pods);
        for (String pod : pods) {
            requests.merge(pod, further / pods.size(), Double::sum);
        }
    }

    /** The page in Prometheus' text format. */
    synchronized String page() {
        StringBuilder page = new StringBuilder("# TYPE http_requests_total counter\n");
        requests.forEach((pod, count) -> page.append(String.format(
                Locale.ROOT, "http_requests_total{namespace=\"%s\",pod=\"%s\"} %.3f%n", namespace, pod, count)));
        return page.toString();
    }
}
