package console.services.lab;

import console.services.lab.Layout.Device;
import console.services.lab.api.Change;
import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which device each pod was given by its node's device plugin; a pod keeps its device until it
/// ends. Kept by the store's changes, within its lock.
final class Devices {
    /// @param container the one that has the device
    /// @param since when it was given, in seconds
    record Holder(String namespace, String pod, String container, long since) {}

    /// Where a device is.
    private record Place(String node, Device device) {}

    private final World world;
    private final Map<Place, Holder> holders = new HashMap<>();
    private final Map<String, List<Place>> given = new HashMap<>();
    private final Map<String, Layout> layouts = new ConcurrentHashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Map<String, Integer> errors = new ConcurrentHashMap<>();

    Devices(World world) {
        this.world = world;
        world.store.onChange(this::accept);
    }

    private void accept(Change change) {
        StoredObject pod = change.object();
        if (pod.pod().requests().keySet().stream().noneMatch(each -> each.startsWith("nvidia."))) {
            return;
        }
        boolean holds = change.type() != Change.Type.DELETED && pod.pod().holds();
        if (holds && !given.containsKey(pod.uid())) {
            given.put(pod.uid(), free(pod));
        } else if (!holds && given.containsKey(pod.uid())) {
            given.remove(pod.uid()).forEach(holders::remove);
        }
    }

    private List<Place> free(StoredObject pod) {
        String container = Json.text(pod.tree().path("spec").path("containers").path(0), "name");
        String since = Json.text(pod.tree(), "metadata", "creationTimestamp");
        long second = Instant.parse(since).getEpochSecond();
        Holder holder = new Holder(pod.namespace(), pod.name(), container, second);
        Map<String, Integer> left = new HashMap<>();
        pod.pod().requests().forEach((name, amount) -> left.put(name, amount.intValue()));
        List<Place> places = new ArrayList<>();
        for (Device device : of(pod.pod().node()).devices()) {
            Place place = new Place(pod.pod().node(), device);
            boolean wanted = left.getOrDefault(device.resource(), 0) > 0;
            if (wanted && !holders.containsKey(place) && !failed(place.node(), device.card())) {
                left.merge(device.resource(), -1, Integer::sum);
                holders.put(place, holder);
                places.add(place);
            }
        }
        return places;
    }

    private Layout of(String node) {
        return layouts.computeIfAbsent(node, each -> Layout.of(world.workers.indexOf(each) + 1));
    }

    /// The devices of a node in their order, with who holds them.
    Map<Device, Optional<Holder>> on(String node) {
        return world.store.locked(
                () -> {
                    Map<Device, Optional<Holder>> all = new LinkedHashMap<>();
                    for (Device device : of(node).devices()) {
                        if (!failed(node, device.card())) {
                            Holder holder = holders.get(new Place(node, device));
                            all.put(device, Optional.ofNullable(holder));
                        }
                    }
                    return all;
                });
    }

    /// The card no longer answers.
    void fail(String node, int card) {
        failed.add(node + "/" + card);
    }

    /// The card answers, and has had an error.
    void damage(String node, int card, int xid) {
        errors.put(node + "/" + card, xid);
    }

    /// The number of the card's last error, 0 for none.
    int xid(String node, int card) {
        return errors.getOrDefault(node + "/" + card, 0);
    }

    private boolean failed(String node, int card) {
        return failed.contains(node + "/" + card);
    }
}
