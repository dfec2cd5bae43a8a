package console.services.ssh;

/// What may be run on machines. Shut, as it is from the start, it lets the listed reads pass and
/// nothing else; it stands where commands leave, not at buttons.
public final class CommandGate {
    private volatile boolean open;

    /// Why a command may not leave; empty where it may.
    String refusal(Command command) {
        return switch (command) {
            case ReadCommand _ -> "";
            case ChangeCommand _ -> open ? "" : "access is read-only";
        };
    }

    public void open() {
        open = true;
    }

    public void shut() {
        open = false;
    }
}
