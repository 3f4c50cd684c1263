package dev.windlass.kube.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The names in a certificate's subject. */
public final class Subject {
    private final X500Name name;

    private Subject(X500Name name) {
        this.name = name;
    }

    public static Subject of(X509Certificate certificate) {
        return new Subject(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
    }

    /** The last common name, by which Kubernetes names a user; empty when the subject has none. */
    public String commonName() {
        List<String> names = values(BCStyle.CN);
        return names.isEmpty() ? "" : names.getLast();
    }

    /** The organizations, by which Kubernetes names groups. */
    public List<String> organizations() {
        return values(BCStyle.O);
    }

    private List<String> values(ASN1ObjectIdentifier type) {
        List<String> values = new ArrayList<>();
        for (RDN part : name.getRDNs(type)) {
            for (AttributeTypeAndValue pair : part.getTypesAndValues()) {
                if (pair.getType().equals(type)) {
                    values.add(plain(pair.getValue()));
                }
            }
        }
        return values;
    }

    // The value itself: the library's own printing would escape commas and the like, and so change who is meant.
    private static String plain(ASN1Encodable value) {
        return value instanceof ASN1String string ? string.getString() : value.toString();
    }
}
