package console.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The layers and the narrow places of `README.md`: which package may use which, which library
/// stays behind which package, which class alone may call what.
final class LayerTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses TESTS =
            new ClassFileImporter()
                    .withImportOption(location -> !location.contains("/planted/"))
                    .importPath(Path.of("target/test-classes/console"));
    private static final JavaClasses PLANTED =
            new ClassFileImporter()
                    .importPath(Path.of("target/test-classes/console/architecture/planted"));
    private static final String APP = "console.app."; // a whole package
    private static final String FACT = "console.services.fact.";
    private static final String KUBE = "console.services.kube.";
    private static final String[] JSON = {
        "app", "file", "fact", "row", "kube", "metrics", "inventory", "settings", "session", "lab"
    };

    @Test
    void enoughIsSeen() {
        assertThat(PRODUCT).hasSizeGreaterThan(300);
        assertThat(TESTS).hasSizeGreaterThan(80);
        assertThat(named(new Rules("console"))).hasSizeGreaterThan(25);
        assertThat(broken(new Rules("console.architecture.planted"), PLANTED))
                .hasSizeGreaterThan(30);
    }

    @Test
    void testsOfServicesAndViewModelsNeedNoToolkit() {
        assertThat(details(new Rules("console").noToolkit(), TESTS)).isEmpty();
        assertThat(details(new Rules("console.architecture.planted").noToolkit(), PLANTED))
                .anyMatch(detail -> detail.contains("services.fact.Planted"))
                .anyMatch(detail -> detail.contains("PlantedViewModelTest"));
    }

    @Test
    void productKeepsEveryRule() {
        assertThat(broken(new Rules("console"), PRODUCT)).isEmpty();
    }

    @Test
    void everyRuleReportsThePlantedBreach() {
        Rules rules = new Rules("console.architecture.planted");
        assertThat(rules.servicesInOrder()).anyMatch(LayerTest::isBrokenByPlanted);
        assertThat(named(rules))
                .allSatisfy(
                        (_, rule) ->
                                assertThat(rule)
                                        .matches(
                                                LayerTest::isBrokenByPlanted,
                                                "reports the planted breach"));
    }

    private static boolean isBrokenByPlanted(ArchRule rule) {
        return rule.evaluate(PLANTED).hasViolation();
    }

    private static List<String> broken(Rules rules, JavaClasses classes) {
        List<ArchRule> all = new ArrayList<>(rules.servicesInOrder());
        all.addAll(named(rules).values());
        return all.stream().flatMap(rule -> details(rule, classes).stream()).toList();
    }

    private static List<String> details(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    private static Map<String, ArchRule> named(Rules rules) {
        Map<String, ArchRule> named = new LinkedHashMap<>();
        named.put("services", rules.servicesKnowNoLayerAbove());
        named.put("views", rules.viewsKnowNeitherAppNorLab());
        named.put("view-models", rules.viewModelsKnowNoNodes());
        named.put("cycles", rules.noCycles());
        named.put("static", rules.noStaticMutableField());
        named.put("null", rules.everyPackageIsNullMarked());
        named.put("fabric8", rules.only("io.fabric8..", "kube"));
        named.put("sshj", rules.only("net.schmizz..", "ssh"));
        named.put("sshj's own", rules.only("com.hierynomus..", "ssh"));
        named.put("mina", rules.only("org.apache.sshd..", "lab"));
        named.put("keys", rules.only("org.bouncycastle..", "pem", "lab"));
        named.put("json", rules.only("tools.jackson..", JSON));
        named.put("http", rules.onlyIn("java.net.http..", KUBE + "KubeHttp", KUBE + "Failures"));
        named.put("logging", rules.only("java.util.logging.."));
        narrow(rules, named);
        return named;
    }

    private static void narrow(Rules rules, Map<String, ArchRule> named) {
        String system = "java.lang.System";
        named.put("out", rules.calledOnly(system, "out", APP));
        named.put("err", rules.calledOnly(system, "err", APP));
        named.put("exit", rules.calledOnly(system, "exit", APP));
        named.put("halt", rules.calledOnly("java.lang.Runtime", "halt", APP));
        named.put("runtime exit", rules.calledOnly("java.lang.Runtime", "exit", APP));
        named.put("traces", rules.noPrintedTrace());
        named.put("threads", rules.calledOnly("java.lang.Thread", "<init>"));
        named.put(
                "platform threads",
                rules.calledOnly(
                        "java.lang.Thread",
                        "ofPlatform",
                        FACT + "StoreThread",
                        FACT + "SystemTimer",
                        APP));
        named.put(
                "door",
                rules.calledOnly(
                        "javafx.application.Platform", "runLater", "console.views.common.FxDoor"));
        named.put(
                "scrolling",
                rules.calledOnly(
                        "javafx.scene.control.ScrollPane",
                        "<init>",
                        "console.views.common.Scrolling",
                        "console.views.overview.NodeSummary"));
        named.put(
                "processes",
                rules.calledOnly("java.lang.ProcessBuilder", "<init>", KUBE + "ExecPlugin"));
        channels(rules, named);
        named.put("instant", rules.calledOnly("java.time.Instant", "now", FACT + "Clock"));
        named.put("millis", rules.calledOnly(system, "currentTimeMillis", FACT + "Clock"));
        named.put(
                "nanos",
                rules.calledOnly(system, "nanoTime", FACT, "console.services.lab.api.Watches"));
    }

    /// Where commands and connections leave there is a gate, or a check of the way.
    private static void channels(Rules rules, Map<String, ArchRule> named) {
        String client = "net.schmizz.sshj.SSHClient";
        for (String opens : List.of("startSession", "newDirectConnection", "newSFTPClient")) {
            named.put(opens, rules.calledOnly(client, opens, "console.services.ssh.SshLink"));
        }
    }
}
