package console.services.ssh;

import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.ssh.Attempt.Method;

import net.schmizz.sshj.common.Buffer;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The SSH agent (draft-miller-ssh-agent): lists keys and signs with them, one connection for each
/// request. The named pipe of Windows is opened as a file; that way is not tested.
record Agent(Path socket, Timer timer) {
    private static final byte LIST = 11;
    private static final byte KEYS = 12;
    private static final byte SIGN = 13;
    private static final byte SIGNED = 14;
    private static final int SHA_512 = 4;
    private static final int MOST = 256 << 10;
    private static final int MOST_KEYS = 100;

    /// Long enough for an agent that asks its owner first.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// In the agent's order.
    List<Identity> identities() throws IOException {
        Buffer.PlainBuffer answer = ask(KEYS, new Buffer.PlainBuffer().putByte(LIST));
        int count = answer.readUInt32AsInt();
        List<Identity> found = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MOST_KEYS); i++) {
            byte[] blob = answer.readBytes();
            String comment = answer.readString();
            found.add(
                    new Identity(
                            Method.AGENT_KEY,
                            comment.isBlank() ? "key" : comment,
                            HostKey.of(blob),
                            data -> sign(blob, data)));
        }
        return found;
    }

    private byte[] sign(byte[] blob, byte[] data) throws IOException {
        boolean rsa = HostKey.of(blob).type().startsWith("ssh-rsa");
        return ask(
                        SIGNED,
                        new Buffer.PlainBuffer()
                                .putByte(SIGN)
                                .putBytes(blob)
                                .putBytes(data)
                                .putUInt32(rsa ? SHA_512 : 0))
                .readBytes();
    }

    private Buffer.PlainBuffer ask(byte wanted, Buffer.PlainBuffer question) throws IOException {
        try (ByteChannel channel = open();
                Subscription _ = timer.after(PATIENCE, () -> end(channel))) {
            byte[] body = question.getCompactData();
            ByteBuffer out = ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body);
            out.flip();
            while (out.hasRemaining()) {
                channel.write(out);
            }
            int length = read(channel, 4).getInt();
            if (length < 1 || length > MOST) {
                throw new IOException("the agent's answer cannot be read");
            }
            Buffer.PlainBuffer answer = new Buffer.PlainBuffer(read(channel, length).array());
            if (answer.readByte() != wanted) {
                throw new IOException("the agent refuses");
            }
            return answer;
        }
    }

    private ByteChannel open() throws IOException {
        if (socket.toString().startsWith("\\\\.\\pipe\\")) {
            return FileChannel.open(socket, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void end(ByteChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // It ends anyway.
        }
    }

    private static ByteBuffer read(ByteChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the agent ended the connection");
            }
        }
        return buffer.flip();
    }
}
