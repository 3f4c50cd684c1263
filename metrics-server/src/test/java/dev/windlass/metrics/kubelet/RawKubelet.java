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

    /** What a kubelet does with a connection after it has read the request; an exception ends the connection. */
    interface Answering {
        void answer(Socket socket) throws IOException;
    }

    private RawKubelet(Answering answering) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(answering));
    }

    static RawKubelet answering(Answering answering) throws IOException {
        return new RawKubelet(answering);
    }

    enum AfterAnswer {
        CLOSE,
        HANG
    }

    static RawKubelet answering(byte[] answer, AfterAnswer after) throws IOException {
        return new RawKubelet(socket -> {
            socket.getOutputStream().write(answer);
            socket.getOutputStream().flush();
            if (after == AfterAnswer.CLOSE) {
                socket.close();
            }
        });
    }

    static RawKubelet answering(String answer) throws IOException {
        return answering(answer.getBytes(StandardCharsets.UTF_8), AfterAnswer.CLOSE);
    }

    URI uri() {
        return URI.create("http://localhost:" + listener.getLocalPort() + "/metrics/resource");
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(Answering answering) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                requests.add(head(socket.getInputStream()));
                Thread.ofVirtual().start(() -> answer(socket, answering));
            } catch (IOException _) {
                // The listener is closed, or this one client went away before it asked.
            }
        }
    }

    private static void answer(Socket socket, Answering answering) {
        try {
            answering.answer(socket);
        } catch (IOException _) {
            // The client hung up, which is what some answers are meant to bring about.
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
