package dev.windlass.kube.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Presents the current key pair in every new handshake, as client or as server. */
public final class ReloadingKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "current";

    private final Reloading<KeyPair> pair;

    public ReloadingKeyManager(Reloading<KeyPair> pair) {
        this.pair = pair;
    }

    // A chosen key must fit the key types offered: an EC certificate has no business in an RSA key exchange.
    private @Nullable String aliasFor(String... keyTypes) {
        String algorithm = pair.get().key().getAlgorithm();
        for (String keyType : keyTypes) {
            // Key types come as EC, EC_EC, EC_RSA, RSA, RSASSA-PSS, EdDSA, by protocol version.
            if (family(keyType).equals(family(algorithm))) {
                return ALIAS;
            }
        }
        return null;
    }

    private static String family(String keyType) {
        return keyType.length() < 2 ? keyType : keyType.substring(0, 2);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = aliasFor(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyTypes);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return getClientAliases(keyType, issuers);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyType);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyType);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return pair.get().chain().toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return pair.get().key();
    }
}
