package console.app;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;

/// The command line. Without a command it opens the window.
@Command(
        name = "cps-console",
        description = "Console for the operators of one GPU Kubernetes cluster.",
        versionProvider = Main.Version.class,
        subcommands = {StatusCommand.class, LabCommand.class, ScreensCommand.class})
public final class Main implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /// Wrong use, as in BSD's sysexits.
    static final int WRONG_USE = 64;

    @Option(names = "--version", versionHelp = true, description = "version, commit, build")
    boolean version;

    @Option(names = "--help", usageHelp = true, description = "this text")
    boolean help;

    @Mixin SourceOptions source = new SourceOptions();

    @Spec @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String[] arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setParameterExceptionHandler(
                (problem, _) -> {
                    String message = String.valueOf(problem.getMessage());
                    String text = message.lines().findFirst().orElse("wrong use");
                    problem.getCommandLine().getErr().println(text);
                    return WRONG_USE;
                });
        line.setExecutionExceptionHandler(
                (problem, command, _) -> {
                    LOG.debug("The command failed", problem);
                    command.getErr().println(problem.getMessage());
                    return StatusReport.COULD_NOT_LOOK;
                });
        return line;
    }

    @Override
    public Integer call() {
        return WindowCommand.open(source, Objects.requireNonNull(spec));
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            ResourceBundle build = ResourceBundle.getBundle("console.build");
            return new String[] {
                "cps-console %s, commit %s, built %s"
                        .formatted(
                                build.getString("version"),
                                build.getString("commit"),
                                build.getString("time"))
            };
        }
    }
}
