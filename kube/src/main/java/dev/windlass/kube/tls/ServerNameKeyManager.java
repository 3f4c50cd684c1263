package dev.windlass.kube.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Presents, of several key pairs, the one for the name that the caller asks for; only for serving. */
public final class ServerNameKeyManager extends X509ExtendedKeyManager {
    private static final String STANDARD = "standard";

    private final ReloadingKeyManager standard;
    private final ServerNames names;

    /** @param names who is asked for by none of them gets the standard pair */
    public ServerNameKeyManager(ReloadingKeyManager standard, ServerNames names) {
        this.standard = standard;
        this.names = names;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        int chosen = engine == null ? ServerNames.NONE : names.find(asked(engine.getHandshakeSession()));
        String alias = chosen == ServerNames.NONE ? STANDARD : Integer.toString(chosen);
        // The pair of that name or none: the handshake goes on with another kind of key when this one is of the wrong
        // kind.
        return manager(alias).chooseEngineServerAlias(keyType, issuers, engine) == null ? null : alias;
    }

    private static String asked(@Nullable SSLSession session) {
        if (session instanceof ExtendedSSLSession extended) {
            for (SNIServerName name : extended.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName();
                }
            }
        }
        return "";
    }

    private ReloadingKeyManager manager(String alias) {
        return alias.equals(STANDARD) ? standard : names.manager(Integer.parseInt(alias));
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return manager(alias).getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return manager(alias).getPrivateKey(alias);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return standard.chooseServerAlias(keyType, issuers, socket) == null ? null : STANDARD;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return standard.getServerAliases(keyType, issuers) == null ? null : new String[] {STANDARD};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
