package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.resource.BundleState;
import console.services.row.InventoryRow.Network;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.Route;
import console.services.topology.TopologySnapshot.VirtualAddress;
import console.views.common.BundleLooks;
import console.views.common.picture.Box;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the full picture draws around the nodes, as one line each: where there are too many nodes
/// for lines between them.
final class Summary {
    private static final double LINE = 16;
    private static final int HOSTS = 4;

    private final Sheet sheet;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String id, String text, Freshness state, Reading<?> source) {}

    Summary(Sheet sheet) {
        this.sheet = sheet;
        if (sheet.shows(Layer.NETWORK)) {
            network();
        }
        if (sheet.shows(Layer.TRAFFIC)) {
            address();
            controllers();
            routes();
        }
        if (sheet.shows(Layer.GITOPS)) {
            bundles();
        }
        if (sheet.shows(Layer.STORAGE)) {
            Reading<?> storage = sheet.snapshot().storage();
            String text = StorageTile.claims(sheet) + " · " + StorageTile.nfs(sheet);
            add("storage", text, Freshness.of(storage), storage);
        }
        Freshness link = OwnWay.state(OwnWay.link(sheet));
        add("console", OwnWay.sentence(sheet), link, sheet.snapshot().nodes());
    }

    double height() {
        return lines.size() * LINE;
    }

    void draw(double x, double top, double room) {
        double y = top;
        for (Line line : lines) {
            sheet.thing(line.id, line.text, line.state, new Box(x, y, room, LINE), line.source);
            Symbol mark =
                    switch (line.state) {
                        case LIVE -> Symbol.FINE;
                        case STALE -> Symbol.STALE;
                        case ABSENT -> Symbol.ABSENT;
                        case PROBLEM -> Symbol.PROBLEM;
                    };
            sheet.pen().glyph(x, y + 3, 10, mark);
            Ink ink = Ink.tiny(Looks.ink(line.state, Token.FG2));
            sheet.pen().text(x + 16, y + 12, room - 16, ink, line.text);
            y += LINE;
        }
    }

    private void add(String id, String text, Freshness state, Reading<?> source) {
        lines.add(new Line(id, text, state, source));
    }

    private void network() {
        Reading<Network> network = sheet.snapshot().declared().map(row -> row.network());
        String text =
                sheet.say(
                        network,
                        each ->
                                sheet.text(
                                        "overview.summary.network",
                                        each.vlan() + " · " + each.cidr(),
                                        each.gateway(),
                                        String.join(", ", each.dns())));
        boolean absent = network instanceof Reading.Absent<?>;
        String says = absent ? sheet.text("overview.gateway.absent", text) : text;
        add("rail", says, Freshness.of(network), network);
    }

    private void address() {
        Reading<List<VirtualAddress>> reading = sheet.snapshot().addresses();
        List<VirtualAddress> all = reading.known().orElse(List.of());
        if (all.isEmpty()) {
            String why = sheet.say(reading, _ -> sheet.text("overview.none"));
            add("vip", sheet.text("overview.vip.absent", why), Freshness.ABSENT, reading);
        } else {
            VirtualAddress vip = all.getFirst();
            Freshness state = Announcement.state(vip, Freshness.of(reading));
            String text = vip.address() + " · " + Announcement.by(sheet, vip);
            add("vip/" + vip.address(), text, state, vip.announcer());
        }
    }

    private void controllers() {
        Reading<List<Controller>> reading = sheet.snapshot().controllers();
        String text = sheet.say(reading, this::ready);
        boolean bad = reading.known().stream().flatMap(List::stream).anyMatch(c -> !c.ready());
        Freshness state = Looks.problem(Freshness.of(reading), bad);
        add("ingress", sheet.text("overview.summary.ingress", text), state, reading);
    }

    private String ready(List<Controller> all) {
        long ready = all.stream().filter(Controller::ready).count();
        return sheet.text("overview.summary.bundles", ready, all.size());
    }

    private void routes() {
        Reading<List<Route>> reading = sheet.snapshot().routes();
        List<Route> all = reading.known().orElse(List.of());
        if (all.isEmpty()) {
            String why = sheet.say(reading, _ -> sheet.text("overview.none"));
            add("routes", sheet.text("overview.routes.absent", why), Freshness.ABSENT, reading);
            return;
        }
        List<Route> bad =
                all.stream()
                        .filter(r -> Routes.state(r, Freshness.LIVE) == Freshness.PROBLEM)
                        .toList();
        String hosts = all.stream().limit(HOSTS).map(Route::host).collect(Collectors.joining(", "));
        int hidden = Math.max(0, all.size() - HOSTS);
        String more = hidden == 0 ? "" : " " + sheet.text("overview.more", hidden);
        String text =
                sheet.text(
                        "overview.summary.routes",
                        all.size() - bad.size(),
                        all.size(),
                        hosts + more);
        Freshness state = Looks.problem(Freshness.of(reading), !bad.isEmpty());
        add("routes", text, state, reading);
    }

    private void bundles() {
        Reading<Bundles> reading = sheet.bundles();
        String text = sheet.say(reading, known -> bundles(known.all()));
        add("bundles", sheet.text("overview.bundles.absent", text), Freshness.of(reading), reading);
    }

    private String bundles(List<Bundle> all) {
        long ready = all.stream().filter(each -> each.state() == BundleState.READY).count();
        String rest =
                all.stream()
                        .filter(each -> each.state() != BundleState.READY)
                        .map(
                                each ->
                                        each.title()
                                                + " "
                                                + BundleLooks.word(each.state(), sheet.words()))
                        .collect(Collectors.joining(", "));
        String count = sheet.text("overview.summary.bundles", ready, all.size());
        return rest.isEmpty() ? count : count + " · " + rest;
    }
}
