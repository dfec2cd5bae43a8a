package console.views.common.table;

import console.services.fact.Reading;
import console.views.common.Icons;
import console.views.common.Provenance;
import console.views.common.StyleSheets;
import console.views.common.Texts;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A table with its tools: filter, choice of columns, copy, CSV. Everything also by key: Ctrl F
/// filters, Esc shows all again, Enter opens, Ctrl C copies, Ctrl Shift C copies all with heads,
/// Ctrl Shift E exports.
public final class DataTable<R> extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(DataTable.class);
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double PLAIN_TEXT = 13;

    private final TableModel<R> model;
    private final Texts texts;
    private final TableGrid<R> grid;
    private final FilterField<R> filter;
    private final ColumnChoice<R> choice;
    private final Label message = new Label();
    private final Label source = new Label();
    private final String nothing;

    /// @param nothing what stands where there is no row and no filter: "No session waits."
    public DataTable(
            TableModel<R> model,
            Texts texts,
            Provenance provenance,
            TableMemory memory,
            String nothing) {
        this.model = model;
        this.texts = texts;
        this.nothing = nothing;
        getStyleClass().add("data-table");
        StyleSheets.addTo(this, "table.css");
        grid = new TableGrid<>(model, texts, provenance);
        filter = new FilterField<>(model, texts, this::focusRows);
        choice = new ColumnChoice<>(grid, model, memory, texts);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(bar(), grid);
        grid.setOnCopied(rows -> message.setText(texts.text("common.table.copied", rows)));
        filter.field().fontProperty().subscribe(font -> choice.scale(font.getSize() / PLAIN_TEXT));
        model.readingProperty()
                .subscribe(
                        reading -> {
                            boolean stale = reading instanceof Reading.Stale<?>;
                            pseudoClassStateChanged(STALE, stale);
                            source.setText(stale ? texts.hint(reading) : "");
                            provenance.install(source, model.id(), reading);
                        });
        model.filterProperty().subscribe(this::explain);
        model.arrangedProperty().subscribe(this::explain);
        model.readingProperty().subscribe(_ -> explain());
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private HBox bar() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        source.getStyleClass().add("table-source");
        message.getStyleClass().add("table-quiet");
        message.setId(model.id() + "-message");
        Button columns = Icons.COLUMNS.tool(id("columns"), text("columns"), () -> {});
        columns.setOnAction(_ -> choice.open(columns));
        HBox bar =
                new HBox(
                        filter,
                        source,
                        space,
                        message,
                        columns,
                        Icons.COPY.tool(id("copy"), text("copy"), grid::copy),
                        Icons.EXPORT.tool(id("export"), text("export"), this::onExportPressed));
        bar.getStyleClass().add("table-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private String id(String part) {
        return model.id() + "-" + part;
    }

    private String text(String role) {
        return texts.text("common.table." + role);
    }

    /// What Enter and a double click do with a row.
    public void setOnOpen(Consumer<R> action) {
        grid.setOnOpen(action);
    }

    /// Takes no more height than its rows need.
    public void fitRows() {
        grid.fitRows();
        setMaxHeight(USE_PREF_SIZE);
    }

    public void focusFilter() {
        filter.focus();
    }

    /// To the chosen row, or the first.
    public void focusRows() {
        grid.requestFocus();
        if (grid.getSelectionModel().isEmpty()) {
            grid.getSelectionModel().selectFirst();
        }
    }

    private void onKey(KeyEvent event) {
        boolean command = event.isShortcutDown();
        if (command && event.getCode() == KeyCode.F) {
            focusFilter();
        } else if (command && event.isShiftDown() && event.getCode() == KeyCode.E) {
            onExportPressed();
        } else if (event.getCode() == KeyCode.ESCAPE && !model.filterProperty().get().isEmpty()) {
            filter.clear();
        } else {
            return;
        }
        event.consume();
    }

    /// The empty state: why there is no row, and the way back.
    private void explain() {
        if (model.shown() > 0) {
            return;
        }
        String wanted = model.filterProperty().get();
        boolean filtered = model.size() > 0 && !wanted.isBlank();
        Label why =
                new Label(filtered ? text("none", wanted) : empty(model.readingProperty().get()));
        why.setId(id("empty"));
        why.setWrapText(true);
        VBox box = new VBox(why);
        if (filtered) {
            Hyperlink all = new Hyperlink(text("clear"));
            all.setId(id("show-all"));
            all.setOnAction(_ -> filter.clear());
            box.getChildren().add(all);
        }
        box.getStyleClass().add("table-empty");
        grid.setPlaceholder(box);
    }

    private String text(String role, String wanted) {
        return texts.text("common.table." + role, wanted, model.size());
    }

    private String empty(Reading<?> reading) {
        return switch (reading) {
            case Reading.Live<?> _, Reading.Stale<?> _ -> nothing;
            case Reading.Absent<?> absent -> texts.sentence(absent.why());
        };
    }

    private void onExportPressed() {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(model.id() + ".csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            export(file.toPath());
        }
    }

    /// Writes what is shown as CSV and says what came of it.
    public void export(Path file) {
        try {
            Files.writeString(file, csv());
            message.setText(texts.text("common.written", file.getFileName()));
        } catch (IOException full) {
            LOG.warn("cannot write {}", file, full);
            message.setText(
                    texts.text(
                            "common.notWritten",
                            file.getFileName(),
                            String.valueOf(full.getMessage())));
        }
    }

    /// What is shown, as CSV with source and time.
    public String csv() {
        List<String> heads = new ArrayList<>(grid.places().stream().map(grid::head).toList());
        heads.add(text("source"));
        heads.add(text("seen"));
        List<Row<R>> rows = grid.getItems().filtered(row -> !row.isHead());
        return TableText.csv(rows, grid.places(), heads, model.readingProperty().get());
    }
}
