package console.services.ssh;

/// Whatever is not on the list of reads. It runs only while access is unlocked.
public record ChangeCommand(Program program) implements Command {}
