package console.services.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// An operator who answers as told, and remembers what was asked.
final class Answers implements Asker {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<char[]> given = Collections.synchronizedList(new ArrayList<>());
    private Optional<String> passphrase = Optional.empty();
    private Optional<String> password = Optional.empty();
    private List<String> replies = List.of();
    private boolean trusting;

    static Answers none() {
        return new Answers();
    }

    Answers passphrase(String text) {
        passphrase = Optional.of(text);
        return this;
    }

    Answers password(String text) {
        password = Optional.of(text);
        return this;
    }

    Answers replies(String... texts) {
        replies = List.of(texts);
        return this;
    }

    Answers trusting() {
        trusting = true;
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /// The arrays that were handed out.
    List<char[]> given() {
        return List.copyOf(given);
    }

    private char[] hand(String text) {
        char[] secret = text.toCharArray();
        given.add(secret);
        return secret;
    }

    @Override
    public Optional<char[]> passphrase(Path key) {
        asked.add("passphrase " + key.getFileName());
        return passphrase.map(this::hand);
    }

    @Override
    public Optional<char[]> password(Hop hop) {
        asked.add("password " + hop.user());
        return password.map(this::hand);
    }

    @Override
    public Optional<List<char[]>> answers(
            Hop hop, String name, String instruction, List<Prompt> prompts) {
        asked.add("answers " + name + "/" + instruction + "/" + prompts);
        return replies.isEmpty()
                ? Optional.empty()
                : Optional.of(replies.stream().limit(prompts.size()).map(this::hand).toList());
    }

    @Override
    public boolean trust(UnknownHostKey unknown) {
        asked.add("trust " + unknown.key() + " others " + unknown.others().size());
        return trusting;
    }
}
