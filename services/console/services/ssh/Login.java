package console.services.ssh;

import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.ssh.Attempt.Method;
import console.services.ssh.Attempt.Outcome;
import console.services.ssh.Conversation.Reply;
import console.services.ssh.Identity.KeyProblem;
import console.services.ssh.SshException.Stage;

import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Logs in to one machine: the agent's keys that the connection names, its files, the agent's other
/// keys, a password that was good before, the server's questions, a password. Each is tried once; a
/// person is asked at most once for each.
final class Login {
    private static final int MOST_ROUNDS = 8;

    private final SSHClient client;
    private final Hop hop;
    private final Optional<Agent> agent;
    private final Asker asker;
    private final Passphrases passphrases;
    private final List<Attempt> attempts;
    private final Conversation server;
    private boolean in;

    /// @param attempts is added to
    Login(
            SSHClient client,
            Hop hop,
            Optional<Agent> agent,
            Asker asker,
            Passphrases passphrases,
            List<Attempt> attempts) {
        this.client = client;
        this.hop = hop;
        this.agent = agent;
        this.asker = asker;
        this.passphrases = passphrases;
        this.attempts = attempts;
        this.server =
                new Conversation(
                        client.getTransport(), hop.user(), (Service) client.getConnection());
    }

    /// Blocks, for as long as a person needs or the server bears.
    void run() throws SshException {
        try {
            settle(Method.NONE, "", server.none());
            for (Identity identity : in ? List.<Identity>of() : identities()) {
                if (!in && server.allows("publickey")) {
                    key(identity);
                }
            }
            Optional<char[]> known = passphrases.of(hop);
            if (!in && known.isPresent() && server.allows("password")) {
                password(known.get());
            }
            if (!in && server.allows("keyboard-interactive")) {
                interactive();
            }
            if (!in && known.isEmpty() && server.allows("password")) {
                Optional<char[]> given = asker.password(hop);
                if (given.isPresent()) {
                    password(given.get());
                } else {
                    note(Method.PASSWORD, "", Outcome.CANCELLED);
                }
            }
        } catch (IOException e) {
            throw failed(
                    "the server ended it (" + e.getMessage() + ")",
                    "name the one key that the server knows",
                    e);
        }
        if (!in) {
            throw failed(
                    "no key or password was accepted for " + hop.user(),
                    "the server takes " + String.join(", ", server.getAllowedMethods()),
                    null);
        }
    }

    private SshException failed(String fact, String next, @Nullable IOException cause) {
        Why why = new Why(Reason.UNAUTHORIZED, hop.toString(), fact);
        return new SshException(Stage.AUTHENTICATION, why, next, cause);
    }

    private void note(Method method, String item, Outcome outcome) {
        attempts.add(new Attempt(hop.address(), method, item, outcome));
    }

    private boolean settle(Method method, String item, Reply reply) {
        Outcome outcome =
                switch (reply) {
                    case Reply.Accepted _ -> Outcome.ACCEPTED;
                    case Reply.Refused refused ->
                            refused.partly() ? Outcome.ACCEPTED_IN_PART : Outcome.REFUSED;
                    case Reply.KeyFits _, Reply.Questions _, Reply.ChangeWanted _ ->
                            Outcome.UNUSABLE;
                };
        in = outcome == Outcome.ACCEPTED;
        // The first question, who may log in how, is a try only where nothing else is wanted.
        if (method != Method.NONE || in) {
            note(method, item, outcome);
        }
        return in || outcome == Outcome.ACCEPTED_IN_PART;
    }

    /// Each key once, also where the agent and a file both have it.
    private List<Identity> identities() {
        Map<String, Identity> files = new LinkedHashMap<>();
        Set<String> named = new HashSet<>();
        for (Path file : hop.keys()) {
            try {
                for (Identity one : new KeyFile(file, client, asker, passphrases).identities()) {
                    files.putIfAbsent(base64(one), one);
                    named.add(base64(one));
                }
            } catch (KeyProblem e) {
                note(Method.KEY, String.valueOf(e.getMessage()), e.outcome());
            }
        }
        List<Identity> held = held();
        List<Identity> ordered = new ArrayList<>();
        held.stream().filter(one -> named.contains(base64(one))).forEach(ordered::add);
        held.forEach(one -> files.remove(base64(one)));
        ordered.addAll(files.values());
        held.stream().filter(one -> !named.contains(base64(one))).forEach(ordered::add);
        return ordered;
    }

    private List<Identity> held() {
        if (agent.isEmpty()) {
            return List.of();
        }
        try {
            return agent.get().identities();
        } catch (IOException e) {
            String fact = agent.get().socket() + ": " + e.getMessage();
            note(Method.AGENT_KEY, fact, Outcome.UNUSABLE);
            return List.of();
        }
    }

    private static String base64(Identity identity) {
        return identity.key().base64();
    }

    private void key(Identity identity) throws IOException {
        if (Algorithms.weak(identity.type())) {
            note(identity.method(), identity.item(), Outcome.TOO_WEAK);
            return;
        }
        String algorithm = Algorithms.offered(identity.type());
        Reply reply = server.offer(algorithm, identity.key().blob());
        if (reply instanceof Reply.KeyFits) {
            try {
                reply = server.prove(algorithm, identity.key().blob(), guarded(identity.signer()));
            } catch (KeyProblem e) {
                note(identity.method(), identity.item(), e.outcome());
                return;
            }
        }
        settle(identity.method(), identity.item(), reply);
    }

    /// An agent that fails ends this key, not the conversation.
    private static Identity.Signer guarded(Identity.Signer signer) {
        return data -> {
            try {
                return signer.sign(data);
            } catch (IOException e) {
                throw new KeyProblem(Outcome.UNUSABLE, String.valueOf(e.getMessage()));
            }
        };
    }

    private void password(char[] password) throws IOException {
        try {
            // The library wipes what it sends.
            if (settle(Method.PASSWORD, "", server.password(password.clone()))) {
                passphrases.keep(hop, password);
            } else {
                passphrases.forget(hop);
            }
        } finally {
            Passphrases.wipe(password);
        }
    }

    private void interactive() throws IOException {
        Reply reply = server.questions();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!(reply instanceof Reply.Questions asked)) {
                break;
            }
            Optional<List<char[]>> given =
                    asked.prompts().isEmpty()
                            ? Optional.of(List.of())
                            : asker.answers(
                                    hop, asked.name(), asked.instruction(), asked.prompts());
            if (given.isEmpty() || given.get().size() != asked.prompts().size()) {
                note(Method.KEYBOARD_INTERACTIVE, "", Outcome.CANCELLED);
                given.ifPresent(answers -> answers.forEach(Passphrases::wipe));
                return;
            }
            try {
                reply = server.answers(given.get());
            } finally {
                given.get().forEach(Passphrases::wipe);
            }
        }
        settle(Method.KEYBOARD_INTERACTIVE, "", reply);
    }
}
