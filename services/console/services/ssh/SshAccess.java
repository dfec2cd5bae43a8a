package console.services.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one machine is reached. Holds no secret: those are asked for, see `Asker`.
///
/// @param jumps machines on the way, the nearest first; each is checked like the target
/// @param agentSocket of the SSH agent
/// @param knownHosts files that are only read; those that do not exist are passed over
/// @param ownKnownHosts where a key that the operator trusts is added
/// @param compression worth it on slow links only
public record SshAccess(
        Hop target,
        List<Hop> jumps,
        Optional<Path> agentSocket,
        List<Path> knownHosts,
        Path ownKnownHosts,
        boolean compression) {
    public SshAccess {
        jumps = List.copyOf(jumps);
        knownHosts = List.copyOf(knownHosts);
    }

    /// All machines in the order of the way.
    List<Hop> hops() {
        List<Hop> hops = new ArrayList<>(jumps);
        hops.add(target);
        return hops;
    }
}
