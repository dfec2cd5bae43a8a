package console.services.resource;

/// How the text of a Jupyter profile becomes its pod's request; it differs by the Hub's
/// configuration. Source: kubespawner and the chart of Zero to JupyterHub.
public enum SessionModel {
    /// Guarantee = limit = the profile's text.
    A,
    /// Only limits are set: the API server copies the CPU limit, memory is the chart's 1 GiB.
    B,
    /// Neither CPU limit nor guarantee: the device and 1 GiB count.
    C
}
