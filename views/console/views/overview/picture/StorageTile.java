package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.topology.TopologySnapshot.Storage;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Token;

import java.util.List;

/// NFS, the scratch class, and the claims by their state, with a line to the rail.
final class StorageTile {
    private static final double HEIGHT = 80;

    private final Sheet sheet;
    private final Frame frame;
    private final Reading<Storage> reading;

    StorageTile(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
        this.reading = sheet.snapshot().storage();
    }

    static String claims(Sheet sheet) {
        Reading<Storage> reading = sheet.snapshot().storage();
        String counts =
                sheet.say(
                        reading,
                        each ->
                                sheet.text(
                                        "overview.storage.claims",
                                        each.bound(),
                                        each.pending(),
                                        each.lost()));
        return reading instanceof Reading.Absent<?>
                ? sheet.text("overview.storage.absent", counts)
                : counts;
    }

    /// The exports in use, else what the inventory tells of them, else why neither is known.
    static String nfs(Sheet sheet) {
        Reading<List<String>> used = sheet.snapshot().storage().then(Storage::nfs);
        String declared = sheet.declared().map(row -> row.storage().nfs()).orElse("");
        String name = String.join(", ", used.known().orElse(List.of()));
        if (!name.isEmpty() || !declared.isEmpty()) {
            return sheet.text("overview.storage.nfs", name.isEmpty() ? declared : name);
        }
        return used instanceof Reading.Absent<?>
                ? sheet.text("overview.storage.nfs", sheet.say(used, _ -> ""))
                : sheet.text("overview.storage.noNfs");
    }

    private String scratch() {
        return sheet.declared()
                .map(InventoryRow::storage)
                .map(
                        each ->
                                sheet.text(
                                        "overview.storage.class",
                                        each.scratchClass(),
                                        each.scratchGb()))
                .orElse(sheet.text("overview.storage.undeclared"));
    }

    void draw() {
        Freshness state =
                Looks.problem(
                        Freshness.of(reading),
                        reading.known().filter(each -> each.lost() > 0).isPresent());
        double least = frame.rail() + (frame.low() ? 34 : 62) + 150;
        Box box =
                new Box(
                        Frame.EDGE,
                        Math.max(least, frame.routes().bottom() - HEIGHT),
                        frame.gutter(),
                        HEIGHT);
        String title = sheet.text("overview.storage");
        String about = String.join(", ", title, claims(sheet), nfs(sheet), scratch());
        sheet.plate("storage", about, state, box, reading);
        double x = box.right() + 6;
        double y = box.middleY();
        sheet.pen().line(sheet.line(), 1.2, Dash.SOLID, x, frame.rail() + 3, x, y, box.right(), y);
        double room = box.width() - 20;
        Token name = Looks.label(state, Token.FG);
        sheet.pen().text(box.x() + 10, box.y() + 18, room, Ink.name(name).sized(12), title);
        Ink ink = Ink.tiny(Looks.ink(state, Token.FG2));
        sheet.pen().text(box.x() + 10, box.y() + 36, room, ink, claims(sheet), counts());
        sheet.pen().text(box.x() + 10, box.y() + 52, room, Ink.tiny(Token.FG2), nfs(sheet));
        sheet.pen().text(box.x() + 10, box.y() + 68, room, Ink.tiny(Token.FG3), scratch());
    }

    /// Without words where there is no room for them.
    private String counts() {
        return sheet.say(
                reading,
                each ->
                        sheet.text(
                                "overview.storage.counts",
                                each.bound(),
                                each.pending(),
                                each.lost()));
    }
}
