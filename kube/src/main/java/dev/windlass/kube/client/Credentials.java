package dev.windlass.kube.client;

import java.util.Optional;

/** What goes into the Authorization header. Implementations may block on a file, and are safe for any thread. */
interface Credentials {
    /** The header's value; empty when requests carry none. */
    Optional<String> authorization();

    /** The server has answered 401: whatever is remembered should be fetched again. True when a new try makes sense. */
    boolean renew();

    static Credentials none() {
        return new Fixed("");
    }

    static Credentials token(String token) {
        return new Fixed("Bearer " + token);
    }

    /** A header that never changes; empty for none. */
    record Fixed(String header) implements Credentials {
        @Override
        public Optional<String> authorization() {
            return header.isEmpty() ? Optional.empty() : Optional.of(header);
        }

        @Override
        public boolean renew() {
            return false;
        }

        @Override
        public String toString() {
            return "fixed credentials"; // never print a token
        }
    }
}
