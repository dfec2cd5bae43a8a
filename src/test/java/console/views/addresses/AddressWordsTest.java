package console.views.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.address.AddressFact;
import console.services.address.AddressLine.Role;
import console.services.address.Verdict;
import console.views.common.Texts;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// Every verdict, fact and role has its words in every language.
final class AddressWordsTest {
    @Test
    void nothingIsWithoutWords() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Texts texts = new Texts("addresses", locale, ZoneOffset.UTC);
            AddressWords words = new AddressWords(texts);
            for (Verdict verdict : Verdict.values()) {
                assertThat(words.word(verdict)).doesNotStartWith("addresses.");
                assertThat(words.what(verdict)).doesNotStartWith("addresses.");
                assertThat(words.toDo(verdict)).doesNotStartWith("addresses.");
            }
            List<List<String>> values = List.of(List.of("a", "b"), List.of("c"), List.of("d"));
            for (AddressFact.Kind kind : AddressFact.Kind.values()) {
                assertThat(words.fact(new AddressFact(kind, values)))
                        .doesNotStartWith("addresses.")
                        .doesNotContain("{");
            }
            for (Role role : Role.values()) {
                String key = "addresses.role." + role.name().toLowerCase(Locale.ROOT);
                assertThat(texts.text(key)).isNotEqualTo(key);
            }
        }
    }

    @Test
    void severalNamesAreJoinedInTheLanguage() {
        AddressWords german =
                new AddressWords(new Texts("addresses", Locale.GERMAN, ZoneOffset.UTC));
        AddressFact fact =
                new AddressFact(
                        AddressFact.Kind.CLAIMED_TWICE,
                        List.of(List.of("10.21.0.40"), List.of("gpu3", "gpu4")));
        assertThat(german.fact(fact))
                .isEqualTo("10.21.0.40 wird von den Nodes gpu3 und gpu4 beansprucht.");
    }
}
