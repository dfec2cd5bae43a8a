package console.views.shell;

import console.services.settings.SettingsProblem;

/// Something about the console itself that the person should know.
public sealed interface Notice {
    Notice NONE = new None();

    record None() implements Notice {}

    /// Settings that could not be read or written.
    record BadSettings(SettingsProblem problem) implements Notice {}

    /// Something unforeseen happened; the program goes on.
    ///
    /// @param details for a report, without secrets
    record Unforeseen(String details) implements Notice {}
}
