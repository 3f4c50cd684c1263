package dev.windlass.kube.aggregated.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.tls.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the cluster publishes for aggregated API servers in the ConfigMap
 * {@code kube-system/extension-apiserver-authentication}.
 *
 * @param proxyAuthorities authorities of the front proxy; empty: no front proxy is believed
 * @param allowedNames common names the proxy may have; empty: any
 * @param clientAuthorities authorities of ordinary client certificates
 */
public record RequestHeaderConfig(
        List<X509Certificate> proxyAuthorities,
        List<String> allowedNames,
        List<String> userHeaders,
        List<String> uidHeaders,
        List<String> groupHeaders,
        List<String> extraPrefixes,
        List<X509Certificate> clientAuthorities) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public RequestHeaderConfig {
        proxyAuthorities = List.copyOf(proxyAuthorities);
        allowedNames = List.copyOf(allowedNames);
        userHeaders = List.copyOf(userHeaders);
        uidHeaders = List.copyOf(uidHeaders);
        groupHeaders = List.copyOf(groupHeaders);
        extraPrefixes = List.copyOf(extraPrefixes);
        clientAuthorities = List.copyOf(clientAuthorities);
    }

    /** Nobody is believed: what holds until the cluster has told more. */
    public static RequestHeaderConfig nobody() {
        return new RequestHeaderConfig(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same front proxy, with other authorities of ordinary client certificates. */
    RequestHeaderConfig withClientAuthorities(List<X509Certificate> authorities) {
        return new RequestHeaderConfig(
                proxyAuthorities, allowedNames, userHeaders, uidHeaders, groupHeaders, extraPrefixes, authorities);
    }

    /** The same front proxy, with other authorities of its certificate. */
    RequestHeaderConfig withProxyAuthorities(List<X509Certificate> authorities) {
        return new RequestHeaderConfig(
                authorities, allowedNames, userHeaders, uidHeaders, groupHeaders, extraPrefixes, clientAuthorities);
    }

    /**
     * Reads the ConfigMap's data.
     *
     * @throws IOException when a certificate or a list in it can not be read
     */
    public static RequestHeaderConfig parse(Map<String, String> data) throws IOException {
        return new RequestHeaderConfig(
                certificates(data, "requestheader-client-ca-file"),
                names(data, "requestheader-allowed-names", List.of()),
                names(data, "requestheader-username-headers", List.of("X-Remote-User")),
                names(data, "requestheader-uid-headers", List.of("X-Remote-Uid")),
                names(data, "requestheader-group-headers", List.of("X-Remote-Group")),
                names(data, "requestheader-extra-headers-prefix", List.of("X-Remote-Extra-")),
                certificates(data, "client-ca-file"));
    }

    private static List<X509Certificate> certificates(Map<String, String> data, String key) throws IOException {
        String pem = data.getOrDefault(key, "");
        return pem.isBlank() ? List.of() : Pem.certificates(pem.getBytes(StandardCharsets.US_ASCII), key);
    }

    private static List<String> names(Map<String, String> data, String key, List<String> otherwise) throws IOException {
        String text = data.getOrDefault(key, "");
        if (text.isBlank()) {
            return otherwise;
        }
        try {
            JsonNode list = MAPPER.readTree(text);
            if (!list.isArray()) {
                throw new IOException(key + " is not a JSON list: " + text);
            }
            List<String> names = new ArrayList<>();
            list.forEach(name -> names.add(name.asText()));
            return names.isEmpty() ? otherwise : names;
        } catch (JsonProcessingException e) {
            throw new IOException(key + " is not a JSON list: " + text, e);
        }
    }
}
