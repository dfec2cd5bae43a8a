package console.services.ssh;

import java.net.InetAddress;
import java.net.Socket;

import javax.net.SocketFactory;

/// Hands a socket that is connected already to the library, which would connect by its own rules.
final class Ready extends SocketFactory {
    private final Socket socket;

    Ready(Socket socket) {
        this.socket = socket;
    }

    @Override
    public Socket createSocket() {
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return socket;
    }
}
