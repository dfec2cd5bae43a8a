package console.app;

import console.services.kube.KubeconfigException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;

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
            wiring.close();
            String cause = cause(e);
            spec.commandLine().getErr().println("The window cannot be opened: " + cause);
            return 1;
        }
    }

    /// JavaFX's own words for a missing display or library are a stack trace: looked at before.
    private static String lacks() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        if (!linux || headless) {
            return "";
        }
        @Nullable String display = System.getenv("DISPLAY");
        if (display == null || display.isEmpty()) {
            return "No display: DISPLAY is not set. Start the console in a desktop session, or use"
                    + " “cps-console status”.";
        }
        return "";
    }

    private static String cause(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        String text = String.valueOf(at.getMessage());
        return text.contains("gtk") || text.contains("glass")
                ? text + " (install libgtk-3-0, libxxf86vm1, libgl1)"
                : text;
    }
}
