package dev.windlass.kube.watch;

import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.io.InputStream;

/** Reads the answers of lists and watches object by object, in one of the forms of the API. */
interface ObjectStream<M> {
    /** The Accept header of a list. */
    String listMediaType();

    /** The Accept header of a watch. */
    String watchMediaType();

    /**
     * Reads a list to its end.
     *
     * @throws IOException when the answer breaks off or is not a list
     */
    ListMetadata readList(InputStream in, Consumer<M> items) throws IOException;

    /**
     * Reads watch events until the stream ends.
     *
     * @throws IOException when the answer breaks off within an event, is not one, or the consumer throws it
     */
    void readEvents(InputStream in, EventConsumer<M> events) throws IOException;

    ObjectKey key(M object);

    String resourceVersion(M object);

    /** @param next token of the next page; empty on the last */
    record ListMetadata(String resourceVersion, String next) {}

    interface Consumer<M> {
        void accept(M object) throws IOException;
    }

    interface EventConsumer<M> {
        void accept(WatchEvent<M> event) throws IOException;
    }
}
