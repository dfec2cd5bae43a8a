package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The whole list of what is read on machines, for people to check: none of it changes anything.
final class ReadCommandTest {
    @Test
    void theListIsWhatItIs() {
        assertThat(lines())
                .containsExactly(
                        "ip -json neighbour show",
                        "ip -json route get 10.0.0.1",
                        "arping -b -c 3 -I ens18 10.0.0.1",
                        "date +%s.%N",
                        "systemctl show k3s --timestamp=unix"
                                + " --property=LoadState,ActiveState,SubState,Result,NRestarts"
                                + " --property=ActiveEnterTimestamp",
                        "systemctl show k3s-agent --timestamp=unix"
                                + " --property=LoadState,ActiveState,SubState,Result,NRestarts"
                                + " --property=ActiveEnterTimestamp",
                        "ls -l --time-style=full-iso /var/lib/rancher/k3s/server/db/snapshots",
                        "cat -- /etc/rancher/k3s/k3s.yaml",
                        "ssh -o BatchMode=yes -o ConnectTimeout=5 -- k3s-w1 'date +%s.%N'",
                        "ansible --version",
                        "arping -V",
                        "git --version",
                        "ip -V",
                        "k3s --version",
                        "kubectl version --client --output=json",
                        "ssh -V",
                        "tofu version -json");
    }

    private static List<String> lines() {
        List<ReadCommand> all =
                List.of(
                        new ReadCommand.Neighbours(),
                        new ReadCommand.Route("10.0.0.1"),
                        new ReadCommand.WhoHas("ens18", "10.0.0.1"),
                        new ReadCommand.Time(),
                        new ReadCommand.Service(ReadCommand.Unit.K3S),
                        new ReadCommand.Service(ReadCommand.Unit.K3S_AGENT),
                        new ReadCommand.Snapshots(),
                        new ReadCommand.Kubeconfig("/etc/rancher/k3s/k3s.yaml"),
                        new ReadCommand.Time().on("k3s-w1"));
        Stream<ReadCommand> tools =
                Arrays.stream(ReadCommand.Tool.values()).map(ReadCommand.Version::new);
        return Stream.concat(all.stream(), tools).map(read -> read.program().line()).toList();
    }

    @Test
    void noKindIsMissingFromTheList() {
        // Each kind of the sealed list, by the switch that the compiler completes.
        assertThat(ReadCommand.class.getPermittedSubclasses()).hasSize(9);
    }

    @Test
    void whatIsNoAddressDeviceNodeOrPathIsNotAskedFor() {
        assertThatThrownBy(() -> new ReadCommand.Route("-f"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReadCommand.WhoHas("-U", "10.0.0.1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReadCommand.Kubeconfig("config"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReadCommand.Time().on("-oX=y").program())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
