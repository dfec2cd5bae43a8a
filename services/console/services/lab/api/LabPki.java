package console.services.lab.api;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Certificates of the lab, made in memory and installed nowhere: a CA, and what it signs for the
/// API server, for users and for web sites.
public final class LabPki {
    private static final Duration LIFE = Duration.ofDays(365);

    /// A certificate with its key.
    public record Identity(X509Certificate certificate, KeyPair keys) {
        public String certificatePem() {
            return pem(certificate);
        }

        /// In PKCS#8, which every client reads.
        public String keyPem() {
            try {
                return pem(new JcaPKCS8Generator(keys.getPrivate(), null).generate());
            } catch (IOException e) {
                throw new UncheckedIOException("a fresh key could not be written", e);
            }
        }
    }

    private final SecureRandom random;
    private final String name;
    private final Validity validity;
    private final Identity authority;

    /// From when until when.
    public record Validity(Instant from, Instant until) {
        static Validity yearFrom(Instant now) {
            return new Validity(now.minus(Duration.ofHours(1)), now.plus(LIFE));
        }
    }

    /// @param name of the CA
    /// @param random decides the keys: the same sequence, the same certificates
    public LabPki(String name, Instant now, SecureRandom random) {
        this.name = "CN=" + name;
        this.random = random;
        validity = Validity.yearFrom(now);
        authority = issue(this.name, validity, null, List.of());
    }

    /// With keys of its own at every start.
    public static LabPki fresh(Instant now) {
        return new LabPki("cps-lab-ca", now, new SecureRandom());
    }

    public String authorityPem() {
        return authority.certificatePem();
    }

    public Identity server(List<String> dnsNames, List<String> addresses) {
        List<GeneralName> names =
                java.util.stream.Stream.concat(
                                dnsNames.stream()
                                        .map(name -> new GeneralName(GeneralName.dNSName, name)),
                                addresses.stream()
                                        .map(ip -> new GeneralName(GeneralName.iPAddress, ip)))
                        .toList();
        return issue("CN=kube-apiserver", validity, authority, names);
    }

    /// Of a web site; its common name is the first of its names.
    public Identity site(List<String> names, Validity when) {
        List<GeneralName> alternatives =
                names.stream().map(each -> new GeneralName(GeneralName.dNSName, each)).toList();
        return issue("CN=" + names.getFirst(), when, authority, alternatives);
    }

    public Identity client(String user, String group) {
        return issue("O=" + group + ",CN=" + user, validity, authority, List.of());
    }

    /// For the server: its identity, and clients of this CA only.
    SSLContext context(Identity identity) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            X509Certificate[] chain = {identity.certificate(), authority.certificate()};
            store.setKeyEntry("lab", identity.keys().getPrivate(), new char[0], chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", authority.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the lab's TLS could not be set up", e);
        }
    }

    /// Signed by itself where there is no issuer: then it is an authority.
    private Identity issue(
            String subject, Validity when, @Nullable Identity issuer, List<GeneralName> names) {
        try {
            KeyPair keys = keys(random);
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(name),
                            new BigInteger(120, random),
                            Date.from(when.from()),
                            Date.from(when.until()),
                            new X500Name(subject),
                            keys.getPublic());
            extend(builder, issuer == null, names);
            KeyPair signer = issuer == null ? keys : issuer.keys();
            byte[] encoded =
                    builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .setSecureRandom(random)
                                            .build(signer.getPrivate()))
                            .getEncoded();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            ByteArrayInputStream in = new ByteArrayInputStream(encoded);
            return new Identity((X509Certificate) factory.generateCertificate(in), keys);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("a lab certificate could not be made", e);
        }
    }

    private static void extend(
            X509v3CertificateBuilder builder, boolean isAuthority, List<GeneralName> names)
            throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        int use = isAuthority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(use));
        if (!isAuthority) {
            KeyPurposeId[] purposes = {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            };
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }
        if (!names.isEmpty()) {
            GeneralName[] list = names.toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(list));
        }
    }

    private static KeyPair keys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException("PEM could not be written", e);
        }
        return text.toString();
    }
}
