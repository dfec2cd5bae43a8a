package console.services.settings;

/// How a column of a table was left.
///
/// @param width in pixels at 100 % text size
public record ColumnSetting(String id, double width, boolean shown) {}
