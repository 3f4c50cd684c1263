package dev.windlass.kube.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Which key pair is for which name that a caller asks for. */
public final class ServerNames {
    static final int NONE = -1;
    private static final int DNS = 2;

    private final List<Entry> entries;
    private final List<ReloadingKeyManager> managers;

    /** @param names in lower case, a star standing for one label at the beginning; empty: those of the certificate */
    public record Entry(Reloading<KeyPair> pair, List<String> names) {
        public Entry {
            names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        }
    }

    /** @param entries the first one counts when two are as good */
    public ServerNames(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.managers = entries.stream()
                .map(entry -> new ReloadingKeyManager(entry.pair()))
                .toList();
    }

    ReloadingKeyManager manager(int entry) {
        return managers.get(entry);
    }

    /**
     * The number of the entry for a name, or {@link #NONE}: the name itself goes before a star, and names that were given before
     * those that a certificate has.
     */
    int find(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        int dot = asked.indexOf('.');
        List<String> spellings = dot < 0 ? List.of(asked) : List.of(asked, "*" + asked.substring(dot));
        for (String spelling : spellings) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).names().contains(spelling)) {
                    return i;
                }
            }
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).names().isEmpty()
                        && ofCertificate(entries.get(i)).contains(spelling)) {
                    return i;
                }
            }
        }
        return NONE;
    }

    /** Looked up each time: a certificate that is renewed may have other names. */
    private static List<String> ofCertificate(Entry entry) {
        X509Certificate leaf = entry.pair().get().chain().getFirst();
        List<String> names = new ArrayList<>();
        names.add(Subject.of(leaf).commonName().toLowerCase(Locale.ROOT));
        try {
            Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (alternative.getFirst().equals(DNS)) {
                    names.add(alternative.get(1).toString().toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException _) {
            return names; // what can not be read names nobody
        }
        return names;
    }
}
