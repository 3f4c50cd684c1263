package dev.windlass.kube.aggregated;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Requests that are well-formed HTTP and make little sense otherwise. */
final class GeneratedRequest {
    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW",
            "x-y");
    private static final List<String> PATHS = List.of(
            "/",
            "/apis",
            "/apis/",
            "/apis/metrics.k8s.io",
            "/apis/metrics.k8s.io/v1",
            "/apis/metrics.k8s.io/v1beta1/nodes",
            "/apis/metrics.k8s.io/v1/nodes/a",
            "/apis/metrics.k8s.io/v1/pods",
            "/apis/metrics.k8s.io/v1/namespaces/shop/pods",
            "/apis/metrics.k8s.io/v1/namespaces/shop/pods/web",
            "/apis/metrics.k8s.io/v1/namespaces",
            "/apis/metrics.k8s.io/v1/echo",
            "/apis/other.k8s.io/v1/pods",
            "/openapi/v2",
            "/openapi/v3",
            "/openapi/v3/apis/metrics.k8s.io/v1",
            "/version",
            "/metrics",
            "/livez",
            "/readyz",
            "/healthz/ping",
            "/api/v1/nodes",
            "*",
            "https://elsewhere.example/apis");
    private static final List<String> PIECES = List.of(
            "%2f",
            "%2e%2e",
            "%00",
            "%0a",
            "%zz",
            "%",
            "%e2%98%83",
            "%ff",
            "..",
            ".",
            "//",
            "a",
            "nodes",
            "pods",
            "~",
            "+",
            "|",
            "\\",
            "watch",
            "namespaces",
            "%252f",
            ";",
            "'",
            "\"",
            "{}",
            "@",
            ":");
    private static final List<String> PARAMETERS = List.of(
            "watch",
            "labelSelector",
            "fieldSelector",
            "limit",
            "continue",
            "pretty",
            "includeObject",
            "resourceVersion",
            "timeoutSeconds",
            "exclude",
            "verbose",
            "hash",
            "%6c",
            "",
            "=",
            "%");
    private static final List<String> VALUES = List.of(
            "true",
            "false",
            "1",
            "-1",
            "x",
            "a%3Db",
            "a+in+(b,c)",
            "a+in+(",
            "!a",
            "a%21",
            "metadata.name%3Dweb",
            "a==b,,",
            "(((",
            "%5C",
            "metadata.name%3D%5C",
            "%zz",
            "None",
            "Object",
            "999999999999999999999",
            "%f0%9f%92%a9",
            "%0d%0aX: y",
            "&",
            "=");
    private static final List<String> ACCEPTS = List.of(
            "application/json",
            "application/yaml",
            "application/vnd.kubernetes.protobuf",
            "application/vnd.kubernetes.protobuf, */*",
            "*/*",
            "application/json;as=Table;v=v1;g=meta.k8s.io",
            "application/yaml;as=Table;v=v1beta1;g=meta.k8s.io",
            "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
            "application/json;pretty=1;q=NaN",
            "text/html",
            "",
            ";",
            ";;;",
            ",,,",
            "/",
            "a",
            "*/json;q=1e999",
            "application/json;=;==;as=",
            "application/json;as=Table;v=v1;g=meta.k8s.io;as=Table");

    private final RandomGenerator random;

    GeneratedRequest(RandomGenerator random) {
        this.random = random;
    }

    /** One request with what is needed to read its answer. */
    record Sent(String method, String head, byte[] bytes) {}

    Sent next() {
        String method = pick(METHODS);
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target()).append(" HTTP/1.1\r\nHost: x\r\n");
        int headers = random.nextInt(6);
        for (int i = 0; i < headers; i++) {
            head.append(header()).append("\r\n");
        }
        byte[] body = new byte[method.equals("POST") || method.equals("PUT") ? random.nextInt(20_000) : 0];
        random.nextBytes(body);
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return new Sent(method, head.toString(), all);
    }

    private String target() {
        StringBuilder target = new StringBuilder(pick(PATHS));
        while (random.nextInt(3) == 0) {
            target.append(random.nextBoolean() ? "/" : "").append(pick(PIECES));
        }
        if (random.nextInt(200) == 0) {
            target.append("/").append("n".repeat(random.nextInt(100_000)));
        }
        if (random.nextInt(3) == 0) {
            return target.toString();
        }
        target.append('?');
        int parameters = random.nextInt(50) == 0 ? 2_000 : random.nextInt(4);
        for (int i = 0; i < parameters; i++) {
            target.append(pick(PARAMETERS))
                    .append(random.nextInt(8) == 0 ? "" : "=")
                    .append(value())
                    .append('&');
        }
        return target.toString();
    }

    private String value() {
        return random.nextInt(500) == 0
                ? "v,".repeat(random.nextInt(20_000))
                : pick(VALUES).replace(' ', '+');
    }

    private String header() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> "Accept: " + pick(ACCEPTS);
            case 3 -> "Accept: " + (pick(ACCEPTS) + ",").repeat(random.nextInt(100));
            case 4 -> "X-Remote-User: " + (random.nextBoolean() ? "system:admin" : "");
            case 5 -> "X-Remote-Group: system:masters";
            case 6 -> "X-Remote-Extra-" + (random.nextBoolean() ? "%zz" : "a") + ": x";
            case 7 -> "User-Agent: " + (random.nextBoolean() ? "curl/8" : "kubectl");
            default -> random.nextBoolean() ? "If-None-Match: *" : "Accept-Encoding: gzip;q=x";
        };
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
