package console.architecture.planted.services.lab;

/// What no view may know.
public final class Hidden {}
