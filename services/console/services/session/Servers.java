package console.services.session;

import console.services.kube.Access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The API servers of a cluster in the order of its profile: one is in use, and one that is being
/// worked on may be left out. Guarded by the lock of its supervisor.
final class Servers {
    private final List<Access> all;
    private final Set<String> left = new HashSet<>();
    private int at;

    Servers(List<Access> all) {
        this.all = List.copyOf(all);
    }

    Access current() {
        return all.get(at);
    }

    int count() {
        return all.size() - left.size();
    }

    /// Goes on to the next one that is not left out, which may be the same.
    Access next() {
        do {
            at = (at + 1) % all.size();
        } while (left.contains(current().address()));
        return current();
    }

    /// @param address `host:port`
    void leaveOut(String address) {
        if (all.stream().noneMatch(access -> access.address().equals(address))) {
            throw new IllegalArgumentException("no server " + address);
        }
        if (count() == 1 && !left.contains(address)) {
            throw new IllegalArgumentException(address + " is the only server that is left");
        }
        left.add(address);
    }

    void takeBack(String address) {
        left.remove(address);
    }
}
