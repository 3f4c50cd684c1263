package dev.windlass.kube.client;

import dev.windlass.kube.tls.PemSource;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the API server: from the pod's environment or from a kubeconfig file. */
final class EndpointReader {
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private EndpointReader() {}

    static Endpoint read(@Nullable Path kubeconfig, Map<String, String> environment, InstantSource clock)
            throws IOException {
        return kubeconfig == null ? inCluster(environment, SERVICE_ACCOUNT, clock) : fromKubeconfig(kubeconfig, clock);
    }

    static Endpoint inCluster(Map<String, String> environment, Path serviceAccount, InstantSource clock)
            throws IOException {
        @Nullable String host = environment.get("KUBERNETES_SERVICE_HOST");
        @Nullable String port = environment.get("KUBERNETES_SERVICE_PORT");
        if (host == null || port == null) {
            throw new IOException(
                    "not inside a cluster (KUBERNETES_SERVICE_HOST and _PORT are not set): name a kubeconfig file, setting windlass.kube.kubeconfig");
        }
        String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return new Endpoint(
                URI.create("https://" + literal + ":" + port),
                Endpoint.ServerTrust.VERIFIED,
                new PemSource.File(serviceAccount.resolve("ca.crt")),
                null,
                null,
                new TokenFile(serviceAccount.resolve("token"), clock));
    }

    static Endpoint fromKubeconfig(Path file, InstantSource clock) throws IOException {
        KubeConfig config = load(file);
        @Nullable String server = config.getServer();
        if (server == null) {
            throw new IOException("the kubeconfig %s names no server: context \"%s\" has no cluster with one"
                    .formatted(file, config.getCurrentContext()));
        }
        return new Endpoint(
                URI.create(server.endsWith("/") ? server.substring(0, server.length() - 1) : server),
                config.verifySSL() ? Endpoint.ServerTrust.VERIFIED : Endpoint.ServerTrust.UNVERIFIED,
                source(
                        config.getCertificateAuthorityData(),
                        config.getCertificateAuthorityFile(),
                        file,
                        "certificate-authority"),
                identity(config, file),
                config.getTlsServerName(),
                credentials(config, file, clock));
    }

    private static KubeConfig load(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            KubeConfig config = KubeConfig.loadKubeConfig(reader);
            config.setFile(file.toFile());
            return config;
        } catch (NoSuchFileException e) {
            throw new IOException("there is no kubeconfig " + file, e);
        } catch (RuntimeException e) {
            throw new IOException("the kubeconfig %s can not be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Endpoint.@Nullable ClientIdentity identity(KubeConfig config, Path file) throws IOException {
        @Nullable
        PemSource certificate = source(
                config.getClientCertificateData(), config.getClientCertificateFile(), file, "client-certificate");
        @Nullable PemSource key = source(config.getClientKeyData(), config.getClientKeyFile(), file, "client-key");
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new IOException(
                    "the kubeconfig %s gives only one of client certificate and client key".formatted(file));
        }
        return new Endpoint.ClientIdentity(certificate, key);
    }

    private static @Nullable PemSource source(@Nullable String data, @Nullable String path, Path file, String name)
            throws IOException {
        if (data != null) {
            try {
                return new PemSource.Inline(Base64.getMimeDecoder().decode(data), file + " (" + name + "-data)");
            } catch (IllegalArgumentException e) {
                throw new IOException("%s-data in the kubeconfig %s is not base64".formatted(name, file), e);
            }
        }
        return path == null ? null : new PemSource.File(file.toAbsolutePath().resolveSibling(path));
    }

    private static Credentials credentials(KubeConfig config, Path file, InstantSource clock) throws IOException {
        Optional<String> tokenFile = KubeconfigYaml.read(file).tokenFile();
        return tokenFile.isPresent()
                ? new TokenFile(file.toAbsolutePath().resolveSibling(tokenFile.get()), clock)
                : new KubeconfigCredentials(config);
    }
}
