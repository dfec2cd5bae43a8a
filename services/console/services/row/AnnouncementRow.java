package console.services.row;

import console.services.fact.Row;

/// A MetalLB ServiceL2Status: this node answers for the address of this service.
public record AnnouncementRow(
        String namespace, String name, String node, String serviceNamespace, String service)
        implements Row {
    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
