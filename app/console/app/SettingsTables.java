package console.app;

import console.services.settings.ColumnSetting;
import console.services.settings.Settings;
import console.views.common.table.TableMemory;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Remembers the columns of tables in the settings.
record SettingsTables(Supplier<Settings> settings, Consumer<Settings> change)
        implements TableMemory {
    @Override
    public List<ColumnSetting> columns(String table) {
        return settings.get().tables().getOrDefault(table, List.of());
    }

    @Override
    public void remember(String table, List<ColumnSetting> columns) {
        change.accept(settings.get().table(table, columns));
    }
}
