package console.services.kube;

import console.services.pem.Pem;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// TLS to a cluster: whom we trust, who we are, and under which name the server is verified.
final class ClusterTls {
    private ClusterTls() {}

    static SSLContext context(Access access, @Nullable String certificate, @Nullable String key)
            throws KubeconfigException {
        try {
            String authorities = access.authorities();
            TrustManager @Nullable [] trust =
                    access.insecure()
                            ? new TrustManager[] {new TrustAll()}
                            : authorities == null ? null : Pem.trust(authorities);
            KeyManager @Nullable [] keys =
                    certificate == null || key == null ? null : Pem.identity(certificate, key);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            String name = access.serverName();
            return name == null ? context : NamedTls.context(context, name);
        } catch (Pem.PemException e) {
            throw new KubeconfigException(
                    "cluster '%s': %s".formatted(access.cluster(), e.getMessage()), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }
}
