package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An ingress: its rules, one per host and path.
public record IngressRow(String namespace, String name, String ingressClass, List<Rule> rules)
        implements Row {

    /// @param host empty for a rule without one
    public record Rule(String host, String path, String service, @Nullable String tlsSecret) {}

    public IngressRow {
        rules = List.copyOf(rules);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
