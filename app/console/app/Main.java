package console.app;

import console.services.fact.Clock;
import console.services.kube.KubeconfigException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// The command line. Without a command it opens the window. What is wrong is told in one line on
/// standard error that names the item, the fact and the next step.
@Command(
        name = "cps-console",
        description = "Console for the operators of one GPU Kubernetes cluster.",
        versionProvider = Main.Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {StatusCommand.class, LabCommand.class, ScreensCommand.class})
public final class Main implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /// Wrong use, as in BSD's sysexits.
    static final int WRONG_USE = 64;

    private static final Duration SLOWEST_START = Duration.ofSeconds(5);

    /// What the start of the program took.
    final Duration start;

    @Option(
            names = "--version",
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "version, commit, build")
    boolean version;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "this")
    boolean help;

    @Mixin SourceOptions source = new SourceOptions();

    @Spec @Nullable CommandSpec spec;

    private Main(Duration start) {
        this.start = start;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(running()).execute(arguments));
    }

    /// At most five seconds: more would be a clock that was set meanwhile.
    private static Duration running() {
        Instant now = Clock.system().instant();
        Instant begin =
                ProcessHandle.current().info().startInstant().filter(now::isAfter).orElse(now);
        Duration running = Duration.between(begin, now);
        return running.compareTo(SLOWEST_START) > 0 ? SLOWEST_START : running;
    }

    /// @param start what the start of the program took
    static CommandLine commandLine(Duration start) {
        CommandLine line = new CommandLine(new Main(start));
        line.setExecutionStrategy(Main::execute);
        line.setParameterExceptionHandler(
                (problem, _) -> {
                    CommandLine command = problem.getCommandLine();
                    command.getErr().println(wrongUse(problem));
                    return WRONG_USE;
                });
        line.setExecutionExceptionHandler(
                (problem, command, _) -> {
                    Throwable cause = problem.getCause();
                    boolean task = problem instanceof ExecutionException && cause != null;
                    return failed(task ? Objects.requireNonNull(cause) : problem, command);
                });
        return line;
    }

    /// @param problem as it came, also where another thread met it
    private static int failed(Throwable problem, CommandLine command) {
        if (problem instanceof ParameterException wrong) {
            command.getErr().println(wrongUse(wrong));
            return WRONG_USE;
        }
        LOG.debug("The command failed", problem);
        String text = problem.getMessage();
        command.getErr().println(text == null ? problem.toString() : text);
        return StatusReport.COULD_NOT_LOOK;
    }

    private static String wrongUse(ParameterException problem) {
        String text = String.valueOf(problem.getMessage()).lines().findFirst().orElse("wrong use");
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return text + "; see “" + command + " --help”";
    }

    /// An option before a command belongs to nobody; it would be dropped in silence.
    private static int execute(ParseResult result) {
        if (result.hasSubcommand()) {
            String command = result.subcommand().commandSpec().name();
            for (OptionSpec option : result.matchedOptions()) {
                if (!option.usageHelp() && !option.versionHelp()) {
                    throw Options.wrong(
                            result.commandSpec(),
                            "%s: stands before “%s”; put it behind"
                                    .formatted(option.longestName(), command));
                }
            }
        }
        return new CommandLine.RunLast().execute(result);
    }

    @Override
    public Integer call() throws KubeconfigException {
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
