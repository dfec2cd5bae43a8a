package console.services.ssh;

import console.services.ssh.Asker.Prompt;

import net.schmizz.sshj.Service;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.Transport;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.UserAuthImpl;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// One request and one answer at a time with a server's authentication (RFC 4252, 4256). A question
/// of the server is an answer like any other: it ends the request, so that the library's reading
/// thread never waits for a person.
final class Conversation extends UserAuthImpl {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int MOST_PROMPTS = 16;

    /// What a server answers.
    sealed interface Reply {
        record Accepted() implements Reply {}

        /// @param partly accepted, and the server wants one more proof
        record Refused(boolean partly) implements Reply {}

        /// The key may log in, if this is who has it.
        record KeyFits() implements Reply {}

        record Questions(String name, String instruction, List<Prompt> prompts) implements Reply {}

        record ChangeWanted() implements Reply {}
    }

    private final String user;
    private final Service next;
    private volatile boolean partly;

    Conversation(Transport transport, String user, Service next) {
        super(transport);
        this.user = user;
        this.next = next;
    }

    /// As the library's own field is true for ever once it was.
    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        if (message == Message.USERAUTH_FAILURE) {
            int at = packet.rpos();
            packet.readString();
            partly = packet.readBoolean();
            packet.rpos(at);
        }
        super.handle(message, packet);
    }

    boolean allows(String method) {
        return getAllowedMethods().contains(method);
    }

    Reply none() throws IOException {
        return ask(new Request("none", packet -> packet));
    }

    Reply offer(String algorithm, byte[] blob) throws IOException {
        return ask(
                new Request(
                        "publickey",
                        packet -> packet.putBoolean(false).putString(algorithm).putBytes(blob)));
    }

    /// What is to be signed is the session and the request itself.
    Reply prove(String algorithm, byte[] blob, Identity.Signer signer)
            throws IOException, Identity.KeyProblem {
        SSHPacket head = head("publickey").putBoolean(true).putString(algorithm).putBytes(blob);
        byte[] signature =
                signer.sign(
                        new Buffer.PlainBuffer()
                                .putBytes(trans.getSessionID())
                                .putBuffer(head)
                                .getCompactData());
        return ask(
                new Request(
                        "publickey",
                        packet ->
                                packet.putBoolean(true)
                                        .putString(algorithm)
                                        .putBytes(blob)
                                        .putBytes(signature)));
    }

    Reply password(char[] password) throws IOException {
        return ask(
                new Request(
                        "password",
                        packet -> packet.putBoolean(false).putSensitiveString(password)));
    }

    Reply questions() throws IOException {
        return ask(
                new Request("keyboard-interactive", packet -> packet.putString("").putString("")));
    }

    Reply answers(List<char[]> answers) throws IOException {
        return ask(
                new Request(
                        "keyboard-interactive",
                        _ -> {
                            SSHPacket packet = new SSHPacket(Message.USERAUTH_INFO_RESPONSE);
                            packet.putUInt32(answers.size());
                            answers.forEach(packet::putSensitiveString);
                            return packet;
                        }));
    }

    private SSHPacket head(String method) {
        return new SSHPacket(Message.USERAUTH_REQUEST)
                .putString(user)
                .putString(next.getName())
                .putString(method);
    }

    private Reply ask(Request request) throws IOException {
        partly = false;
        try {
            return authenticate(user, next, request, PATIENCE_MILLIS)
                    ? new Reply.Accepted()
                    : new Reply.Refused(partly);
        } catch (Answer answer) {
            return answer.reply;
        }
    }

    private final class Request extends AbstractAuthMethod {
        private final UnaryOperator<SSHPacket> body;

        Request(String name, UnaryOperator<SSHPacket> body) {
            super(name);
            this.body = body;
        }

        @Override
        protected SSHPacket buildReq() {
            return body.apply(head(getName()));
        }

        @Override
        public void handle(Message message, SSHPacket packet)
                throws UserAuthException, TransportException {
            if (message != Message.USERAUTH_60) {
                super.handle(message, packet);
            }
            throw new Answer(
                    switch (getName()) {
                        case "publickey" -> new Reply.KeyFits();
                        case "password" -> new Reply.ChangeWanted();
                        default -> read(packet);
                    });
        }
    }

    private static Reply read(SSHPacket packet) throws UserAuthException {
        try {
            String name = packet.readString();
            String instruction = packet.readString();
            packet.readString();
            int count = packet.readUInt32AsInt();
            if (count < 0 || count > MOST_PROMPTS) {
                throw new UserAuthException("the server asks " + count + " questions at once");
            }
            List<Prompt> prompts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String text = packet.readString();
                prompts.add(new Prompt(text, !packet.readBoolean()));
            }
            return new Reply.Questions(name, instruction, List.copyOf(prompts));
        } catch (Buffer.BufferException e) {
            throw new UserAuthException("the server's question cannot be read", e);
        }
    }

    private static final class Answer extends UserAuthException {
        private final transient Reply reply;

        Answer(Reply reply) {
            super("answered");
            this.reply = reply;
        }
    }
}
