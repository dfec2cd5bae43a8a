package console.services.ssh;

import java.util.List;

/// What the files say of a host key. `where` is `file, line n`.
public sealed interface HostKeyVerdict {
    record Known(String where) implements HostKeyVerdict {}

    /// @param others lines that know other kinds of keys of this machine
    record Unknown(List<String> others) implements HostKeyVerdict {
        public Unknown {
            others = List.copyOf(others);
        }
    }

    record Changed(HostKey known, String where) implements HostKeyVerdict {}

    record Revoked(String where) implements HostKeyVerdict {}
}
