package console.services.fact;

/// Where rows of one type come from. The name is the plural of what is read (`nodes`, `bundles`)
/// and appears in `status`, in the source bar and in recordings; it is never renamed. All sources
/// are constants of `console.services.row.Sources`.
public record Source<R extends Row>(String name, Class<R> type) {
    @Override
    public String toString() {
        return name;
    }
}
