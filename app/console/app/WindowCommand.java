package console.app;

import console.services.kube.KubeconfigException;

import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;

/// Opens the window, or says in one line what is missing for it.
final class WindowCommand {
    private WindowCommand() {}

    static int open(SourceOptions options, CommandSpec spec) throws KubeconfigException {
        String lacks = lacks();
        if (!lacks.isEmpty()) {
            spec.commandLine().getErr().println(lacks);
            return 1;
        }
        Wiring wiring = Wiring.start(options, spec);
        try {
            ConsoleApplication.open(wiring);
            return 0;
        } catch (RuntimeException e) {
            // JavaFX, where it finds no display in spite of what was looked at before
            wiring.close();
            spec.commandLine().getErr().println("No window: " + cause(e));
            return 1;
        }
    }

    private static String lacks() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        try {
            return linux && !headless ? Desktop.ofProcess().lacks() : "";
        } catch (IOException e) {
            return "No window: the system's libraries cannot be looked at (" + e + ").";
        }
    }

    private static String cause(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }
}
