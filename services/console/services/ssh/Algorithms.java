package console.services.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.ChachaPolyCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.mac.Macs;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;

import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureRSA;
import net.schmizz.sshj.transport.compression.DelayedZlibCompression;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;
import net.schmizz.sshj.userauth.keyprovider.OpenSSHKeyFile;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.keyprovider.PuTTYKeyFile;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What this console agrees to: nothing with SHA-1, CBC, DSA, 3DES or RC4, and the library's own
/// first choice of cipher, which is also its fastest. The library logs nothing: what it has to say
/// becomes an `SshException`.
final class Algorithms {
    private static final String RSA_CERTIFICATE = "ssh-rsa-cert-v01@openssh.com";
    private static final Map<String, List<KeyAlgorithms.Factory>> BY_TYPE =
            Map.ofEntries(
                    Map.entry("ssh-ed25519", List.of(KeyAlgorithms.EdDSA25519())),
                    Map.entry("ecdsa-sha2-nistp256", List.of(KeyAlgorithms.ECDSASHANistp256())),
                    Map.entry("ecdsa-sha2-nistp384", List.of(KeyAlgorithms.ECDSASHANistp384())),
                    Map.entry("ecdsa-sha2-nistp521", List.of(KeyAlgorithms.ECDSASHANistp521())),
                    Map.entry(
                            "ssh-rsa",
                            List.of(KeyAlgorithms.RSASHA512(), KeyAlgorithms.RSASHA256())),
                    Map.entry(
                            "ssh-ed25519-cert-v01@openssh.com",
                            List.of(KeyAlgorithms.EdDSA25519CertV01())),
                    Map.entry(
                            "ecdsa-sha2-nistp256-cert-v01@openssh.com",
                            List.of(KeyAlgorithms.ECDSASHANistp256CertV01())),
                    Map.entry(
                            "ecdsa-sha2-nistp384-cert-v01@openssh.com",
                            List.of(KeyAlgorithms.ECDSASHANistp384CertV01())),
                    Map.entry(
                            "ecdsa-sha2-nistp521-cert-v01@openssh.com",
                            List.of(KeyAlgorithms.ECDSASHANistp521CertV01())),
                    Map.entry(RSA_CERTIFICATE, List.of(rsa512Certificate())));
    private static final List<String> TYPES =
            List.of(
                    "ssh-ed25519",
                    "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "ssh-rsa");
    private static final LoggerFactory SILENT =
            new LoggerFactory() {
                @Override
                public Logger getLogger(String name) {
                    return NOPLogger.NOP_LOGGER;
                }

                @Override
                public Logger getLogger(Class<?> type) {
                    return NOPLogger.NOP_LOGGER;
                }
            };

    private Algorithms() {}

    /// The library has only the form of RSA certificates that is signed with SHA-1.
    private static KeyAlgorithms.Factory rsa512Certificate() {
        return new KeyAlgorithms.Factory(
                "rsa-sha2-512-cert-v01@openssh.com",
                new SignatureRSA.FactoryRSASHA512(),
                KeyType.RSA_CERT);
    }

    /// @param known types of keys that the host is known by: asked for first, so that a host is not
    ///   taken for another one because it also has a newer kind of key
    /// @param certificates whether an authority is known that may have signed the host's key
    static ConfigImpl config(List<String> known, boolean certificates, boolean compression) {
        ConfigImpl config = new ConfigImpl();
        config.setLoggerFactory(SILENT);
        config.setVersion("cps_console");
        config.setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        config.setKeyExchangeFactories(
                List.of(
                        new Curve25519SHA256.Factory(),
                        new Curve25519SHA256.FactoryLibSsh(),
                        new ECDHNistP.Factory256(),
                        new ECDHNistP.Factory384(),
                        new ECDHNistP.Factory521(),
                        DHGroups.Group16SHA512(),
                        DHGroups.Group18SHA512(),
                        DHGroups.Group14SHA256()));
        config.setKeyAlgorithms(hostKeys(known, certificates));
        setCiphers(config);
        config.setCompressionFactories(
                compression
                        ? List.of(
                                new DelayedZlibCompression.Factory(), new NoneCompression.Factory())
                        : List.of(new NoneCompression.Factory()));
        config.setFileKeyProviderFactories(
                List.of(
                        new OpenSSHKeyV1KeyFile.Factory(),
                        new PKCS8KeyFile.Factory(),
                        new OpenSSHKeyFile.Factory(),
                        new PuTTYKeyFile.Factory()));
        return config;
    }

    private static void setCiphers(ConfigImpl config) {
        config.setCipherFactories(
                List.of(
                        ChachaPolyCiphers.CHACHA_POLY_OPENSSH(),
                        GcmCiphers.AES256GCM(),
                        GcmCiphers.AES128GCM(),
                        BlockCiphers.AES256CTR(),
                        BlockCiphers.AES192CTR(),
                        BlockCiphers.AES128CTR()));
        config.setMACFactories(
                List.of(
                        Macs.HMACSHA2256Etm(),
                        Macs.HMACSHA2512Etm(),
                        Macs.HMACSHA2256(),
                        Macs.HMACSHA2512()));
    }

    private static List<Factory.Named<KeyAlgorithm>> hostKeys(
            List<String> known, boolean certificates) {
        List<Factory.Named<KeyAlgorithm>> all = new ArrayList<>();
        if (certificates) {
            TYPES.forEach(type -> all.addAll(of(type + "-cert-v01@openssh.com")));
        }
        TYPES.stream().filter(known::contains).forEach(type -> all.addAll(of(type)));
        TYPES.stream().filter(type -> !known.contains(type)).forEach(type -> all.addAll(of(type)));
        return all;
    }

    private static List<KeyAlgorithms.Factory> of(String type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }

    /// The name by which a key of this type is offered to log in: of RSA only with SHA-512.
    static String offered(String type) {
        List<KeyAlgorithms.Factory> found = of(type);
        // A type that only an agent can use is its own name.
        return found.isEmpty() ? type : found.getFirst().getName();
    }

    /// What signs with a private key of this type or of a certificate of it; null where nothing
    /// safe does.
    static @Nullable Signature signature(String type) {
        List<KeyAlgorithms.Factory> found = of(type);
        return found.isEmpty() ? null : found.getFirst().create().newSignature();
    }

    /// DSA, in whatever form.
    static boolean weak(String type) {
        return type.startsWith("ssh-dss");
    }
}
