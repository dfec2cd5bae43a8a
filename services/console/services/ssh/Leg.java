package console.services.ssh;

import console.services.ssh.SshException.Stage;

import java.time.Duration;

/// A stage of the way that was passed, and how long it took.
public record Leg(Stage stage, String item, Duration took) {}
