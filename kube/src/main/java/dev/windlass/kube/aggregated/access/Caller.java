package dev.windlass.kube.aggregated.access;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a caller presents: nothing here has been verified, except that it holds the key of the first certificate.
 *
 * @param chain certificates of the TLS handshake, leaf first; empty without one
 * @param headers by lower-case name
 */
public record Caller(List<X509Certificate> chain, Map<String, List<String>> headers) {
    public Caller {
        chain = List.copyOf(chain);
        Map<String, List<String>> copied = new TreeMap<>();
        headers.forEach((name, values) -> copied.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .addAll(values));
        headers = Collections.unmodifiableMap(copied);
    }

    List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
