package console.services.pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;

/// Keys in the forms that kubeconfigs hold.
final class PemTest {
    private static String pem(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }

    private static PrivateKey made(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void readsPkcs8(String algorithm) throws Exception {
        PrivateKey key = made(algorithm);

        assertThat(Pem.key(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }

    @Test
    void readsPkcs1() throws Exception {
        PrivateKey key = made("RSA");
        byte[] inner =
                PrivateKeyInfo.getInstance(key.getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded();

        assertThat(Pem.key(pem("RSA PRIVATE KEY", inner))).isEqualTo(key);
    }

    @Test
    void readsSec1() throws Exception {
        PrivateKey key = made("EC");
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        ECPrivateKey inner = ECPrivateKey.getInstance(info.parsePrivateKey());
        int bits = ((java.security.interfaces.ECPrivateKey) key).getParams().getOrder().bitLength();
        byte[] sec1 =
                new ECPrivateKey(
                                bits, inner.getKey(), info.getPrivateKeyAlgorithm().getParameters())
                        .getEncoded();

        java.security.interfaces.ECPrivateKey read =
                (java.security.interfaces.ECPrivateKey) Pem.key(pem("EC PRIVATE KEY", sec1));

        assertThat(read.getS()).isEqualTo(((java.security.interfaces.ECPrivateKey) key).getS());
    }

    @Test
    void whatIsNoKeySaysSo() {
        assertThatThrownBy(() -> Pem.key("hello"))
                .isInstanceOf(Pem.PemException.class)
                .hasMessageContaining("no private key");
        assertThatThrownBy(() -> Pem.trust("hello")).isInstanceOf(Pem.PemException.class);
    }
}
