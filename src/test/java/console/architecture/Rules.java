package console.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;

import org.jspecify.annotations.NullMarked;

import java.util.ArrayList;
import java.util.List;

/// The rules between packages, below a base package: `console`, or the planted one.
final class Rules {
    /// Services from the bottom to the top; packages of one line do not know each other.
    private static final List<List<String>> ORDER =
            List.of(
                    List.of("file"),
                    List.of("fact"),
                    List.of("resource"),
                    List.of("row"),
                    List.of("pem"),
                    List.of("ssh"),
                    List.of("kube"),
                    List.of("metrics"),
                    List.of("inventory"),
                    List.of("fleet"),
                    List.of("topology"),
                    List.of(
                            "gpu",
                            "jupyter",
                            "address",
                            "traffic",
                            "certificate",
                            "recovery",
                            "event"),
                    List.of("redaction"),
                    List.of("finding"),
                    List.of("procedure"),
                    List.of("settings"),
                    List.of("session"),
                    List.of("lab"));

    private final String base;

    Rules(String base) {
        this.base = base;
    }

    /// Never uses a package of its own line or of a line above its own.
    List<ArchRule> servicesInOrder() {
        List<ArchRule> rules = new ArrayList<>();
        for (int line = 0; line < ORDER.size(); line++) {
            for (String name : ORDER.get(line)) {
                String[] others =
                        ORDER.subList(line, ORDER.size()).stream()
                                .flatMap(List::stream)
                                .filter(other -> !other.equals(name))
                                .map(this::service)
                                .toArray(String[]::new);
                if (others.length > 0) {
                    rules.add(
                            noClasses()
                                    .that()
                                    .resideInAPackage(service(name))
                                    .should()
                                    .dependOnClassesThat()
                                    .resideInAnyPackage(others)
                                    .because("a package uses only the lines below it")
                                    .allowEmptyShould(true));
                }
            }
        }
        return rules;
    }

    ArchRule servicesKnowNoLayerAbove() {
        return noClasses()
                .that()
                .resideInAPackage(base + ".services..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", base + ".views..", base + ".app..")
                .because("services run without a toolkit");
    }

    ArchRule viewsKnowNeitherAppNorLab() {
        return noClasses()
                .that()
                .resideInAPackage(base + ".views..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(base + ".app..", service("lab"))
                .because("what the views show must not know where it comes from")
                .allowEmptyShould(true);
    }

    ArchRule viewModelsKnowNoNodes() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("a view-model is tested without a toolkit")
                .allowEmptyShould(true);
    }

    ArchRule noCycles() {
        return slices().matching(base + ".(**)").should().beFreeOfCycles();
    }

    /// `library` is used in the named services only.
    ArchRule only(String library, String... services) {
        return noClasses()
                .that(below())
                .and()
                .resideOutsideOfPackages(
                        List.of(services).stream().map(this::service).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " stays behind " + List.of(services))
                .allowEmptyShould(true);
    }

    /// `library` is used in the named classes only.
    ArchRule onlyIn(String library, String... classes) {
        List<String> allowed = List.of(classes);
        return noClasses()
                .that(below())
                .and(DescribedPredicate.describe("not " + allowed, type -> !isOneOf(type, allowed)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " stays in " + allowed)
                .allowEmptyShould(true);
    }

    /// The method (or, as `<init>`, the constructor) is called in the named classes only.
    ArchRule calledOnly(String owner, String method, String... classes) {
        List<String> allowed = List.of(classes);
        DescribedPredicate<JavaAccess<?>> call =
                DescribedPredicate.describe(
                        owner + "." + method,
                        access ->
                                access.getTargetOwner().getName().equals(owner)
                                        && access.getTarget().getName().equals(method));
        return noClasses()
                .that(below())
                .and(DescribedPredicate.describe("not " + allowed, type -> !isOneOf(type, allowed)))
                .should(ArchConditions.accessTargetWhere(call))
                .because("only " + allowed + " may call " + owner + "." + method)
                .allowEmptyShould(true);
    }

    /// No failure writes its trace to standard error: it is logged, or becomes a `Problem`.
    ArchRule noPrintedTrace() {
        DescribedPredicate<JavaAccess<?>> call =
                DescribedPredicate.describe(
                        "printStackTrace of a Throwable",
                        access ->
                                access.getTarget().getName().equals("printStackTrace")
                                        && access.getTargetOwner().isAssignableTo(Throwable.class));
        return noClasses()
                .that(below())
                .should(ArchConditions.accessTargetWhere(call))
                .because("a failure is logged once, where it is understood");
    }

    /// Of the tests: what needs no toolkit is tested without one.
    ArchRule noToolkit() {
        return noClasses()
                .that()
                .resideInAPackage(base + ".services..")
                .or()
                .haveSimpleNameEndingWith("ViewModelTest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.application..", "javafx.scene..", "javafx.stage..", "org.testfx..")
                .because("services and view-models are tested without a toolkit");
    }

    ArchRule noStaticMutableField() {
        return fields().that()
                .areDeclaredInClassesThat(are(below()))
                .and()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("what changes belongs to a session, not to the program");
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .that(below())
                .should(
                        ArchConditions.be(
                                DescribedPredicate.describe(
                                        "in a package with @NullMarked",
                                        type ->
                                                type.getPackage()
                                                        .isAnnotatedWith(NullMarked.class))));
    }

    private static boolean isOneOf(JavaClass type, List<String> names) {
        return names.stream()
                .anyMatch(
                        name ->
                                type.getName().equals(name)
                                        || type.getName().startsWith(name + "$")
                                        || (name.endsWith(".") && type.getName().startsWith(name)));
    }

    private DescribedPredicate<JavaClass> below() {
        return resideInAPackage(base + "..");
    }

    private String service(String name) {
        // `status` writes JSON in the program itself.
        return base + (name.equals("app") ? ".app.." : ".services." + name + "..");
    }
}
