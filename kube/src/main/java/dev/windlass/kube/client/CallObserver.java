package dev.windlass.kube.client;

import java.time.Duration;

/**
 * Is told of every request that goes to the API server, a second try after a 401 included. Called on the request's thread, so it
 * must neither block nor throw.
 */
public interface CallObserver {
    /**
     * The head of an answer is there.
     *
     * @param host the server's host and port, such as {@code 10.96.0.1:443}
     * @param took from sending the request to the head of the answer; how long a list or a watch then takes to arrive is not in it
     */
    void answered(String method, String host, int code, Duration took);

    /** There was no answer: the server could not be reached, not in time, or the request was given up. */
    void failed(String method, String host, Duration took);

    /** Tells nobody. */
    static CallObserver none() {
        return new CallObserver() {
            @Override
            public void answered(String method, String host, int code, Duration took) {}

            @Override
            public void failed(String method, String host, Duration took) {}
        };
    }
}
