package console.services.ssh;

import java.io.InputStream;
import java.io.OutputStream;

/// One forwarded connection. Closing the stream that is written to says that no more will come.
record Tunnel(InputStream in, OutputStream out, Runnable end) implements AutoCloseable {
    /// At once, and without waiting for the other side.
    @Override
    public void close() {
        end.run();
    }
}
