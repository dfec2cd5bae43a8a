package console.views.fleet;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Repo;
import console.services.resource.BundleState;
import console.views.common.BundleLooks;
import console.views.common.Facts;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The repositories: what Git says, how far Fleet has come with it, and what it could not read. In
/// several lines where there is no room for one.
final class RepoPanel extends VBox {
    private static final int PATHS = 3;
    private static final Set<String> BROKEN = Set.of("git-error", "git-job-failed");

    private final FleetViewModel model;
    private final Texts texts;

    RepoPanel(FleetViewModel model) {
        this.model = model;
        texts = model.texts();
        getStyleClass().add("fleet-repos");
        setId("fleet-repos");
        model.snapshotProperty().subscribe(snapshot -> show(snapshot));
    }

    private void show(FleetSnapshot snapshot) {
        getChildren().clear();
        Reading<List<Repo>> reading = snapshot.repos();
        if (reading instanceof Reading.Absent<?> absent) {
            String why = texts.text("fleet.repos.absent", texts.sentence(absent.why()));
            getChildren().add(Facts.label(why, "fleet-quiet"));
        }
        for (Repo repo : reading.known().orElse(List.of())) {
            getChildren().add(repo(repo, snapshot));
            String message = repo.message();
            if (message != null) {
                getChildren().add(Facts.label(message, "fleet-error"));
            }
        }
    }

    private FlowPane repo(Repo repo, FleetSnapshot snapshot) {
        Reading<?> reading = snapshot.repos();
        Label name = label(repo.name(), repo.repo(), reading);
        name.getStyleClass().add("fleet-strong");
        name.setGraphic(Marks.of(mark(repo, snapshot), repo.name()));
        FlowPane line = new FlowPane(name);
        line.getStyleClass().add("fleet-repo-line");
        line.getChildren().add(state(repo, snapshot));
        for (String fact : facts(repo)) {
            line.getChildren().add(label(fact, fact, reading));
        }
        line.getChildren()
                .add(
                        label(
                                paths(repo),
                                texts.text("fleet.paths", String.join(", ", repo.paths())),
                                reading));
        return line;
    }

    /// What its word rests on: it may be that of its bundles, and is then as old as they are.
    private static Reading<?> rests(Repo repo, FleetSnapshot snapshot) {
        return repo.ofBundles() && !(snapshot.repos() instanceof Reading.Stale<?>)
                ? snapshot.bundles()
                : snapshot.repos();
    }

    private Label state(Repo repo, FleetSnapshot snapshot) {
        Reading<?> reading = rests(repo, snapshot);
        String state = repo.state();
        String word = state == null ? "–" : BundleLooks.word(state, texts);
        boolean old = reading instanceof Reading.Stale<?>;
        String said = old ? texts.text("common.was", word) : word;
        return label(
                repo.paused() ? said + " · " + texts.text("fleet.paused") : said, said, reading);
    }

    private static Symbol mark(Repo repo, FleetSnapshot snapshot) {
        if (rests(repo, snapshot) instanceof Reading.Stale<?>) {
            return Symbol.STALE;
        }
        String state = repo.state();
        if (state == null || BROKEN.contains(state)) {
            return state == null ? Symbol.UNKNOWN : Symbol.PROBLEM;
        }
        return Stream.of(BundleState.values())
                .filter(each -> repo.ofBundles() && each.word().equals(state))
                .map(BundleLooks::mark)
                .findFirst()
                .orElse(Symbol.PROGRESS);
    }

    private List<String> facts(Repo repo) {
        List<String> facts = new ArrayList<>();
        facts.add(texts.text("fleet.branch", repo.branch()));
        facts.add(texts.text("fleet.commit", cut(repo.commit())));
        if (!repo.pollingCommit().isEmpty() && !repo.pollingCommit().equals(repo.commit())) {
            facts.add(texts.text("fleet.pending", cut(repo.pollingCommit())));
        }
        Instant polled = repo.polled();
        String rhythm =
                repo.pollingSeconds() == 0
                        ? texts.text("fleet.polling.off")
                        : texts.text("fleet.polling", repo.pollingSeconds());
        facts.add(
                polled == null ? rhythm : texts.text("fleet.polled", texts.moment(polled), rhythm));
        return facts;
    }

    private String paths(Repo repo) {
        List<String> paths = repo.paths();
        return paths.size() > PATHS
                ? texts.text("fleet.paths.many", paths.size())
                : texts.text("fleet.paths", paths.isEmpty() ? "/" : String.join(", ", paths));
    }

    private Label label(String text, String whole, Reading<?> reading) {
        Label label = new Label(text);
        label.getStyleClass()
                .add(reading instanceof Reading.Stale<?> ? "fleet-stale" : "fleet-repo");
        model.provenance().install(label, whole, reading);
        return label;
    }

    private static String cut(String commit) {
        return commit.isEmpty() ? "–" : commit.substring(0, Math.min(7, commit.length()));
    }
}
