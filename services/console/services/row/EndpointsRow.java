package console.services.row;

import console.services.fact.Row;

/// One EndpointSlice: how many endpoints of a service it holds. An endpoint without the condition
/// `ready` counts as ready, as the API defines it.
public record EndpointsRow(String namespace, String name, String service, int ready, int total)
        implements Row {
    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
