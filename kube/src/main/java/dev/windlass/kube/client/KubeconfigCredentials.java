package dev.windlass.kube.client;

import io.kubernetes.client.util.KubeConfig;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a kubeconfig's user offers: a token, a name and password, or the answer of a credential plugin. */
final class KubeconfigCredentials implements Credentials {
    private final KubeConfig config;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile String header;

    KubeconfigCredentials(KubeConfig config) {
        this.config = config;
        this.header = read();
    }

    private String read() {
        @Nullable Map<String, String> credentials = config.getCredentials();
        @Nullable String token = credentials == null ? null : credentials.get(KubeConfig.CRED_TOKEN_KEY);
        if (token != null) {
            return "Bearer " + token;
        }
        @Nullable String user = config.getUsername();
        @Nullable String password = config.getPassword();
        if (user != null && password != null) {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }
        return "";
    }

    @Override
    public Optional<String> authorization() {
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    @Override
    public boolean renew() {
        String before = header;
        renewing.lock();
        try {
            if (!header.equals(before)) {
                return true;
            }
            header = read();
            return !header.equals(before);
        } finally {
            renewing.unlock();
        }
    }
}
