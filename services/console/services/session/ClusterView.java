package console.services.session;

import console.services.address.AddressSnapshot;
import console.services.fact.Clock;
import console.services.fact.Feed;
import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.fleet.FleetSnapshot;
import console.services.gpu.GpuSnapshot;
import console.services.topology.TopologySnapshot;

import java.util.List;

/// What a window, or `status`, may see of a connected cluster. Everything is callable from any
/// thread and returns at once.
public interface ClusterView {
    /// @param name of the connection, or the context's cluster for a bare kubeconfig
    /// @param uid of namespace `kube-system`, empty before it is known
    /// @param other the UID of another cluster that has answered since behind the same connection,
    ///   else empty; it stays until the session is opened anew
    record Identity(String name, String uid, String other, Mode mode) {
        public Identity(String name, String uid, Mode mode) {
            this(name, uid, "", mode);
        }
    }

    enum Mode {
        LAB,
        LIVE
    }

    Feed<Identity> identity();

    Feed<LinkState> link();

    Feed<TopologySnapshot> topology();

    Feed<GpuSnapshot> gpus();

    Feed<AddressSnapshot> addresses();

    Feed<FleetSnapshot> fleet();

    /// Published when a source changes its state.
    Feed<List<SourceStatus>> sources();

    /// How a source is now, with its newest proof of life.
    SourceStatus status(Source<?> source);

    /// Whether every source has answered, with rows or with a refusal, and the snapshots that have
    /// a subscriber hold it.
    default boolean settled() {
        return sources().latest().stream().allMatch(SourceStatus::settled);
    }

    Objects objects();

    Clock clock();

    /// Asks all sources again now, and ends the wait for the next attempt.
    void refresh();
}
