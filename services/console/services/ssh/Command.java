package console.services.ssh;

/// What may be run on a machine: one program with its arguments, never shell text.
public sealed interface Command permits ReadCommand, ChangeCommand {
    /// The words of the command, on the machine of the link.
    Program program();

    /// For texts and logs.
    default String name() {
        return program().toString();
    }
}
