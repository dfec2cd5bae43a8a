package console.services.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;

/// The addresses of this computer, by which a change of the network is noticed.
final class Network {
    private static final Logger LOG = LoggerFactory.getLogger(Network.class);

    private Network() {}

    /// Those that reach further than the cable, as text; empty where they cannot be read.
    static Set<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(each -> !each.isLoopbackAddress() && !each.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            LOG.debug("The addresses of this computer cannot be read: {}", e.toString());
            return Set.of();
        }
    }
}
