package console.services.ssh;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The one closed list of what this console reads on machines. Nothing here changes anything; a
/// test prints the list.
public sealed interface ReadCommand extends Command {
    Pattern DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");
    Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /// The neighbour table, as JSON.
    record Neighbours() implements ReadCommand {
        @Override
        public Program program() {
            return Program.of("ip", "-json", "neighbour", "show");
        }
    }

    /// The way to an address, as JSON: which device leads there.
    record Route(String address) implements ReadCommand {
        public Route {
            check(ADDRESS, address);
        }

        @Override
        public Program program() {
            return Program.of("ip", "-json", "route", "get", address);
        }
    }

    /// Who answers for an address: all probes are broadcasts, so that every owner can.
    record WhoHas(String device, String address) implements ReadCommand {
        public WhoHas {
            check(DEVICE, device);
            check(ADDRESS, address);
        }

        @Override
        public Program program() {
            return Program.of("arping", "-b", "-c", "3", "-I", device, address);
        }
    }

    /// Seconds since 1970 with nanoseconds.
    record Time() implements ReadCommand {
        @Override
        public Program program() {
            return Program.of("date", "+%s.%N");
        }
    }

    /// A tool whose version is asked for.
    enum Tool {
        ANSIBLE("--version"),
        ARPING("-V"),
        GIT("--version"),
        IP("-V"),
        K3S("--version"),
        KUBECTL("version --client --output=json"),
        SSH("-V"),
        TOFU("version -json");

        private final String arguments;

        Tool(String arguments) {
            this.arguments = arguments;
        }
    }

    record Version(Tool tool) implements ReadCommand {
        @Override
        public Program program() {
            String line = tool.name().toLowerCase(Locale.ROOT) + " " + tool.arguments;
            return new Program(List.of(line.split(" ", -1)));
        }
    }

    /// A service of K3s.
    enum Unit {
        K3S("k3s"),
        K3S_AGENT("k3s-agent");

        private final String unit;

        Unit(String unit) {
            this.unit = unit;
        }
    }

    record Service(Unit unit) implements ReadCommand {
        @Override
        public Program program() {
            return Program.of(
                    "systemctl",
                    "show",
                    unit.unit,
                    "--timestamp=unix",
                    "--property=LoadState,ActiveState,SubState,Result,NRestarts",
                    "--property=ActiveEnterTimestamp");
        }
    }

    /// Names, sizes and times of the snapshots on a server.
    record Snapshots() implements ReadCommand {
        @Override
        public Program program() {
            return Program.of(
                    "ls",
                    "-l",
                    "--time-style=full-iso",
                    "/var/lib/rancher/k3s/server/db/snapshots");
        }
    }

    /// A kubeconfig, which is a secret: its text is never logged.
    record Kubeconfig(String path) implements ReadCommand {
        public Kubeconfig {
            if (!path.startsWith("/") || path.contains("/../")) {
                throw new IllegalArgumentException("not an absolute path: " + path);
            }
        }

        @Override
        public Program program() {
            return Program.of("cat", "--", path);
        }
    }

    /// A read on a node behind the machine.
    record OnNode(String node, ReadCommand read) implements ReadCommand {
        @Override
        public Program program() {
            return read.program().on(node);
        }
    }

    /// The same on a node, through the machine.
    default ReadCommand on(String node) {
        return new OnNode(node, this);
    }

    private static void check(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("cannot be asked for: " + text);
        }
    }
}
