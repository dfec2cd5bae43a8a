package console.views.shell;

import console.services.fact.Cell;
import console.services.fact.Feed;
import console.services.fact.SourceStatus;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.session.ClusterView;
import console.services.session.LabControl;
import console.services.session.LinkState;
import console.services.settings.Settings;
import console.views.common.FxDoor;
import console.views.common.Texts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the shell shows around the screens, in one language. Lives until the language changes or
/// the window closes; JavaFX thread only.
public final class ShellViewModel implements AutoCloseable {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// What the shell asks of the program around it.
    public interface Program {
        ReadOnlyObjectProperty<Settings> settingsProperty();

        /// Holds at once and is remembered.
        void change(Settings settings);

        /// What the person should know beside the cluster; set to `NONE` when it was read.
        ObjectProperty<Notice> noticeProperty();

        /// Shows a thing on its screen: `node/NAME`, `vip/ADDRESS`, `route/HOST`; or what needs a
        /// hand on a screen: `needy/SCREEN`.
        void show(String id);
    }

    /// How much of what is shown here needs a hand.
    ///
    /// @param problem whether the worst of it is a problem, not only worth attention
    /// @param stale whether it is what was last seen
    record Sum(int count, boolean problem, boolean stale) {}

    private final ClusterView cluster;
    private final Optional<LabControl> lab;
    private final FxDoor door;
    private final Timer timer;
    private final Texts words;
    private final Program program;
    private final PaletteSearch search;
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ReadOnlyObjectWrapper<Notice> notice;
    private final javafx.util.Subscription followed;
    private final ReadOnlyObjectWrapper<LinkState> link;
    private final ReadOnlyObjectWrapper<ClusterView.Identity> identity;
    private final ReadOnlyObjectWrapper<List<SourceStatus>> sources;
    private final Map<Screen, ReadOnlyObjectWrapper<Sum>> sums = new EnumMap<>(Screen.class);
    private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.OVERVIEW);
    private final ReadOnlyObjectWrapper<Optional<LabControl.LabState>> labState;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Cell<Instant> seconds;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Subscription ticker = () -> {};
    private boolean ticking;
    private boolean watched;
    private String wanted = "";

    /// @param lab what its panel works on, empty for any other cluster
    public ShellViewModel(
            ClusterView cluster,
            Optional<LabControl> lab,
            FxDoor door,
            Timer timer,
            Texts words,
            Program program) {
        this.cluster = cluster;
        this.lab = lab;
        this.door = door;
        this.timer = timer;
        this.words = words;
        this.program = program;
        List<Command> commands =
                Stream.of(Command.values())
                        .filter(each -> each != Command.LAB || lab.isPresent())
                        .toList();
        search = new PaletteSearch(cluster, commands, words);
        settings = new ReadOnlyObjectWrapper<>(program.settingsProperty().get());
        notice = new ReadOnlyObjectWrapper<>(program.noticeProperty().get());
        followed =
                javafx.util.Subscription.combine(
                        program.settingsProperty().subscribe(settings::set),
                        program.noticeProperty().subscribe(notice::set));
        link = new ReadOnlyObjectWrapper<>(cluster.link().latest());
        identity = new ReadOnlyObjectWrapper<>(cluster.identity().latest());
        sources = new ReadOnlyObjectWrapper<>(cluster.sources().latest());
        for (Screen each : Screen.values()) {
            sums.put(each, new ReadOnlyObjectWrapper<>(new Sum(0, false, false)));
        }
        labState = new ReadOnlyObjectWrapper<>(lab.map(each -> each.state().latest()));
        seconds = new Cell<>(cluster.clock().instant());
        now = new ReadOnlyObjectWrapper<>(seconds.latest());
        follow();
        link.subscribe(this::tick);
        tick();
    }

    private void follow() {
        subscriptions.add(door.follow(cluster.link(), link::set));
        subscriptions.add(door.follow(cluster.identity(), identity::set));
        subscriptions.add(door.follow(cluster.sources(), sources::set));
        sum(Screen.OVERVIEW, cluster.topology(), Sums::of);
        sum(Screen.GPUS, cluster.gpus(), Sums::of);
        sum(Screen.ADDRESSES, cluster.addresses(), Sums::of);
        sum(Screen.FLEET, cluster.fleet(), Sums::of);
        subscriptions.add(door.follow(seconds, now::set));
        lab.ifPresent(
                control ->
                        subscriptions.add(
                                door.follow(
                                        control.state(),
                                        state -> labState.set(Optional.of(state)))));
    }

    private <S> void sum(Screen of, Feed<S> feed, Function<S, Sum> sum) {
        sum(of).set(sum.apply(feed.latest()));
        subscriptions.add(door.follow(feed, snapshot -> sum(of).set(sum.apply(snapshot))));
    }

    Texts words() {
        return words;
    }

    Program program() {
        return program;
    }

    Optional<LabControl> lab() {
        return lab;
    }

    /// Ends with this model, while the program's own goes on.
    ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LinkState> linkProperty() {
        return link.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ClusterView.Identity> identityProperty() {
        return identity.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<SourceStatus>> sourcesProperty() {
        return sources.getReadOnlyProperty();
    }

    /// What needs a hand on a screen.
    ReadOnlyObjectProperty<Sum> sumProperty(Screen of) {
        return sum(of).getReadOnlyProperty();
    }

    private ReadOnlyObjectWrapper<Sum> sum(Screen of) {
        return Objects.requireNonNull(sums.get(of));
    }

    /// The screen that is shown.
    public ObjectProperty<Screen> screenProperty() {
        return screen;
    }

    ReadOnlyObjectProperty<Optional<LabControl.LabState>> labStateProperty() {
        return labState.getReadOnlyProperty();
    }

    /// Moves once a second while an age is to be seen: while the link is lost, or while somebody
    /// looks at the ages of the sources. Else it stands still, so that nothing is drawn.
    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// Whether the ages of the sources are looked at.
    void watch(boolean looked) {
        watched = looked;
        tick();
    }

    private void tick() {
        boolean needed = watched || Connection.waits(link.get().phase());
        if (needed && !ticking) {
            now.set(cluster.clock().instant());
            ticker = timer.every(SECOND, () -> seconds.set(cluster.clock().instant()));
        } else if (!needed) {
            ticker.close();
        }
        ticking = needed;
    }

    /// Asks all sources again now.
    void refresh() {
        cluster.refresh();
    }

    /// How a source is now, with its newest proof.
    SourceStatus newest(SourceStatus source) {
        return cluster.status(source.source());
    }

    /// Looks off this thread; of several calls only the last one's result is handed over.
    void search(String typed, Consumer<PaletteSearch.Found> consumer) {
        wanted = typed;
        door.fetch(
                "palette",
                () -> search.find(typed),
                found -> {
                    if (found.typed().equals(wanted)) {
                        consumer.accept(found);
                    }
                });
    }

    @Override
    public void close() {
        ticker.close();
        followed.unsubscribe();
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }
}
