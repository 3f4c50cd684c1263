package dev.windlass.kube.tls;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Cipher suites by the names that Go programs take, which are those of IANA, held against what the Java runtime offers. */
public final class CipherSuites {
    private static final Set<String> OF_TLS_1_3 =
            Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
    /** Suites that Go knows and Java has given up, or may: leaving them out makes nothing weaker. */
    private static final Pattern GIVEN_UP = Pattern.compile("TLS_(RSA|ECDHE_RSA|ECDHE_ECDSA)_WITH_"
            + "(RC4_128_SHA|3DES_EDE_CBC_SHA|AES_(128|256)_(CBC_SHA|CBC_SHA256|GCM_SHA256|GCM_SHA384))");

    private CipherSuites() {}

    /**
     * The suites to enable when these are wanted: those that the runtime offers, and with them those of TLS 1.3, which are not for
     * choice.
     *
     * @throws IllegalArgumentException when a name is no suite, or none of the suites is offered; the message names it
     */
    public static List<String> enabled(List<String> wanted) {
        List<String> offered = offered();
        Set<String> enabled = new LinkedHashSet<>();
        for (String name : wanted) {
            String full = name.endsWith("_CHACHA20_POLY1305") ? name + "_SHA256" : name;
            if (offered.contains(full)) {
                enabled.add(full);
            } else if (!GIVEN_UP.matcher(full).matches()) {
                throw new IllegalArgumentException(
                        "\"%s\" is no cipher suite of the Java runtime, as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 is one"
                                .formatted(name));
            }
        }
        if (enabled.isEmpty()) {
            throw new IllegalArgumentException(
                    "the Java runtime has given up %s; add one such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
                            .formatted(String.join(", ", wanted)));
        }
        offered.stream().filter(OF_TLS_1_3::contains).forEach(enabled::add);
        return new ArrayList<>(enabled);
    }

    /** Without the markers among the names of suites. */
    private static List<String> offered() {
        try {
            return Arrays.stream(
                            SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites())
                    .filter(name -> !name.endsWith("_SCSV"))
                    .toList();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has TLS", e);
        }
    }
}
