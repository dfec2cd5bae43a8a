package console.services.ssh;

import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.ssh.SshException.Stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/// The first two stages: from a name to addresses, and to a socket.
final class Dial {
    private static final int TCP_MILLIS = 8_000;

    private Dial() {}

    static InetAddress[] resolve(Hop hop) throws SshException {
        try {
            return InetAddress.getAllByName(hop.host());
        } catch (UnknownHostException e) {
            Why why = new Why(Reason.UNREACHABLE, hop.host(), "no such host name");
            throw new SshException(Stage.NAME, why, "check its spelling and the VPN", e);
        }
    }

    /// The first address that answers.
    static Socket connect(Hop hop, InetAddress[] addresses) throws SshException {
        IOException last = new UnknownHostException(hop.host());
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(
                        new InetSocketAddress(address, hop.port()), TCP_MILLIS / addresses.length);
                return socket;
            } catch (IOException e) {
                last = e;
                Closing.now(socket);
            }
        }
        boolean late = last instanceof SocketTimeoutException;
        Why why =
                new Why(
                        late ? Reason.TIMED_OUT : Reason.UNREACHABLE,
                        hop.address(),
                        late ? "no answer" : String.valueOf(last.getMessage()));
        throw new SshException(Stage.TCP, why, "check the address, the port and the VPN", last);
    }
}
