package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A cert-manager Certificate.
public record CertificateRow(
        String namespace, String name, String secret, @Nullable Instant notAfter, boolean ready)
        implements Row {
    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
