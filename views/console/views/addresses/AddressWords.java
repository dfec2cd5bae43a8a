package console.views.addresses;

import console.services.address.AddressFact;
import console.services.address.AddressLine;
import console.services.address.AddressLine.Declared;
import console.services.address.AddressLine.Role;
import console.services.address.Verdict;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import java.util.List;
import java.util.Locale;

/// How machines, verdicts and facts are called in the language of the screen.
final class AddressWords {
    static final String KUBERNETES = "Kubernetes";

    private final Texts texts;

    AddressWords(Texts texts) {
        this.texts = texts;
    }

    String name(AddressLine line) {
        Declared declared = line.declared();
        boolean router = declared != null && declared.role() == Role.ROUTER;
        return router ? texts.text("addresses.gateway") : line.name();
    }

    String role(AddressLine line) {
        Declared declared = line.declared();
        if (declared != null) {
            return texts.text("addresses.role." + declared.role().name().toLowerCase(Locale.ROOT));
        }
        return texts.text(
                line.kubernetes() == null ? "addresses.role.none" : "addresses.role.node");
    }

    /// Whether it is a machine of the plan; the gateway is one of its networks.
    boolean planned(AddressLine line) {
        Declared declared = line.declared();
        return declared != null && declared.role() != Role.ROUTER;
    }

    /// What a row that needs a hand counts as.
    String needy() {
        return texts.text("addresses.needy");
    }

    String word(Verdict verdict) {
        return texts.text("addresses.verdict." + verdict.word());
    }

    /// As a statement.
    String what(Verdict verdict) {
        return texts.text("addresses.what." + verdict.word());
    }

    String toDo(Verdict verdict) {
        return texts.text("addresses.todo." + verdict.word());
    }

    List<String> facts(AddressLine line) {
        return line.evidence().stream().map(this::fact).toList();
    }

    String fact(AddressFact fact) {
        String and = " " + texts.text("addresses.and") + " ";
        Object[] values = fact.values().stream().map(each -> String.join(and, each)).toArray();
        return texts.text("addresses.fact." + fact.kind().word(), values);
    }

    static Symbol mark(Verdict verdict) {
        return switch (verdict) {
            case DUPLICATE_IP, DUPLICATE_MAC -> Symbol.CONFLICT;
            case DIFFERS, OUTSIDE_VLAN, INSIDE_POOL, UNDECLARED, SILENT -> Symbol.ATTENTION;
            case NOT_VERIFIED -> Symbol.UNKNOWN;
            case AGREES -> Symbol.FINE;
        };
    }
}
