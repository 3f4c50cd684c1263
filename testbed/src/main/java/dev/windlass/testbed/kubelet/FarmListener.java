package dev.windlass.testbed.kubelet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A TLS port of the farm; each request has a virtual thread of its own. */
final class FarmListener implements AutoCloseable {
    private static final int BACKLOG = 1024;

    static {
        // The server closes idle connections beyond 200 by default, and a scraper keeps one per kubelet.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "20000");
        // Nor does a kubelet hang up within a scrape period.
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private final HttpsServer server;
    private final ExecutorService requests;

    private FarmListener(HttpsServer server, ExecutorService requests) {
        this.server = server;
        this.requests = requests;
    }

    static FarmListener open(int port, Reach reach, SSLContext tls, Answering answering) {
        try {
            HttpsServer server = HttpsServer.create(reach.address(port), BACKLOG);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(requests);
            server.createContext("/", exchange -> {
                try {
                    if (exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
                        answering.answer(exchange);
                    } else {
                        exchange.close();
                    }
                } catch (InterruptedException closing) {
                    exchange.close();
                }
            });
            server.start();
            return new FarmListener(server, requests);
        } catch (IOException failure) {
            throw new UncheckedIOException("listen on 127.0.0.1:" + port, failure);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        requests.shutdownNow();
        server.stop(0);
    }

    /** Where a listener can be reached; never from another machine. */
    enum Reach {
        /** On 127.0.0.1. */
        ONE_ADDRESS {
            @Override
            InetSocketAddress address(int port) {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            }
        },
        /** On each address of 127.0.0.0/8; whoever comes from elsewhere is hung up on. */
        ALL_OF_LOOPBACK {
            @Override
            InetSocketAddress address(int port) {
                return new InetSocketAddress(port);
            }
        };

        abstract InetSocketAddress address(int port);
    }

    @FunctionalInterface
    interface Answering {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
