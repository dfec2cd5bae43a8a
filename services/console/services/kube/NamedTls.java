package console.services.kube;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// TLS whose server is verified under another name than the URL's host (`tls-server-name`): the
/// engine is made for the true name, so the JDK's own check runs against it and nothing is off.
final class NamedTls extends SSLContextSpi {
    private final SSLContext context;
    private final String name;

    private NamedTls(SSLContext context, String name) {
        this.context = context;
        this.name = name;
    }

    static SSLContext context(SSLContext context, String name) {
        return new SSLContext(
                new NamedTls(context, name), context.getProvider(), context.getProtocol()) {};
    }

    @Override
    protected void engineInit(
            KeyManager @Nullable [] keys,
            TrustManager @Nullable [] trust,
            @Nullable SecureRandom random) {
        throw new IllegalStateException("made from a context that is ready");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return context.createSSLEngine(name, 443);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return context.createSSLEngine(name, port);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return context.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }
}
