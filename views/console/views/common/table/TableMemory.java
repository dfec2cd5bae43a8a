package console.views.common.table;

import console.services.settings.ColumnSetting;

import java.util.List;

/// Where the choice of columns is remembered, per table.
public interface TableMemory {
    /// Remembers nothing.
    TableMemory NONE =
            new TableMemory() {
                @Override
                public List<ColumnSetting> columns(String table) {
                    return List.of();
                }

                @Override
                public void remember(String table, List<ColumnSetting> columns) {}
            };

    /// In the order in which they stood; empty before anybody chose.
    List<ColumnSetting> columns(String table);

    void remember(String table, List<ColumnSetting> columns);
}
