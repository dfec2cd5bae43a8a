package console.services.pem;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Reads PEM: certificate chains, and private keys in PKCS#1, PKCS#8 and SEC1. What cannot be read
/// is a `PemException` that says what was found instead; key material is in no message.
public final class Pem {
    /// What is wrong with a piece of PEM.
    public static final class PemException extends Exception {
        PemException(String message, Throwable cause) {
            super(message, cause);
        }

        PemException(String message) {
            super(message);
        }
    }

    private Pem() {}

    /// Trust in exactly these authorities.
    public static TrustManager[] trust(String authorities) throws PemException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate authority : certificates(authorities)) {
                store.setCertificateEntry("ca-" + number++, authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new PemException("the certificate authority cannot be used", e);
        }
    }

    /// A client certificate with its key.
    public static KeyManager[] identity(String chain, String key) throws PemException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] certificates = certificates(chain).toArray(Certificate[]::new);
            store.setKeyEntry("client", key(key), new char[0], certificates);
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, new char[0]);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new PemException("client certificate and key do not go together", e);
        }
    }

    public static Collection<? extends Certificate> certificates(String pem) throws PemException {
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(
                                            pem.getBytes(StandardCharsets.US_ASCII)));
            if (found.isEmpty()) {
                throw new PemException("no certificate in it");
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new PemException("not a PEM certificate", e);
        }
    }

    public static PrivateKey key(String pem) throws PemException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                // An EC key in SEC1 may be preceded by its curve parameters: those are passed over.
                if (found instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (found instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
            }
            throw new PemException("no private key in it, or an encrypted one");
        } catch (IOException e) {
            throw new PemException("not a PEM private key", e);
        }
    }
}
