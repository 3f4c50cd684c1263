package dev.windlass.metrics.kubelet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each connection with the bytes it was given and then closes it, or keeps it open and silent. */
final class RawKubelet implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RawKubelet(byte[] answer, AfterAnswer after) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(answer, after));
    }

    enum AfterAnswer {
        CLOSE,
        HANG
    }

    static RawKubelet answering(byte[] answer, AfterAnswer after) throws IOException {
        return new RawKubelet(answer, after);
    }

    static RawKubelet answering(String answer) throws IOException {
        return new RawKubelet(answer.getBytes(StandardCharsets.UTF_8), AfterAnswer.CLOSE);
    }

    URI uri() {
        return URI.create("http://localhost:" + listener.getLocalPort() + "/metrics/resource");
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(byte[] answer, AfterAnswer after) {
        while (true) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                requests.add(head(socket.getInputStream()));
                socket.getOutputStream().write(answer);
                socket.getOutputStream().flush();
                if (after == AfterAnswer.CLOSE) {
                    socket.close();
                }
            } catch (IOException _) {
                return;
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
