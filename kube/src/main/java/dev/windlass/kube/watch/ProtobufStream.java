package dev.windlass.kube.watch;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.kind.Payload;
import dev.windlass.kube.wire.ListMeta;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.Status;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Kubernetes protobuf: four magic bytes, then a {@code runtime.Unknown} whose field 2 holds the object. A list is an
 * object with its metadata as field 1 and its items as field 2; a watch is a row of {@code WatchEvent}s, each behind its
 * length in four bytes.
 */
final class ProtobufStream<M extends Message> implements ObjectStream<M> {
    private static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";
    private static final int UNKNOWN_RAW = 2;
    private static final int LIST_METADATA = 1;
    private static final int LIST_ITEMS = 2;
    private static final int EVENT_TYPE = 1;
    private static final int EVENT_OBJECT = 2;
    private static final int RAW_EXTENSION_RAW = 1;
    private static final int BUFFER = 64 * 1024;
    // etcd keeps objects below 2 MiB; a frame far above that is no watch event.
    private static final int LARGEST_FRAME = 64 * 1024 * 1024;
    private static final ExtensionRegistryLite NO_EXTENSIONS = ExtensionRegistryLite.getEmptyRegistry();

    private final Payload.Protobuf<M> payload;
    private final Parser<M> parser;
    // Every pod repeats its namespace: one String each is enough.
    private final Map<String, String> namespaces = new HashMap<>();

    @SuppressWarnings("unchecked") // a prototype's parser makes its own type
    ProtobufStream(Payload.Protobuf<M> payload) {
        this.payload = payload;
        this.parser =
                DiscardUnknownFieldsParser.wrap((Parser<M>) payload.prototype().getParserForType());
    }

    @Override
    public String listMediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String watchMediaType() {
        return MEDIA_TYPE + ";stream=watch";
    }

    @Override
    public ObjectKey key(M object) {
        ObjectMeta metadata = payload.metadata().apply(object);
        String namespace = namespaces.computeIfAbsent(metadata.getNamespace(), same -> same);
        return new ObjectKey(namespace, metadata.getName());
    }

    @Override
    public String resourceVersion(M object) {
        return payload.metadata().apply(object).getResourceVersion();
    }

    @Override
    public ListMetadata readList(InputStream in, Consumer<M> items) throws IOException {
        CodedInputStream coded = CodedInputStream.newInstance(in, BUFFER);
        coded.setSizeLimit(Integer.MAX_VALUE);
        readMagic(coded);
        ListMetadata metadata = new ListMetadata("", "");
        for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
            if (tag == bytes(UNKNOWN_RAW)) {
                int outer = coded.pushLimit(coded.readRawVarint32());
                metadata = readListBody(coded, items);
                coded.popLimit(outer);
            } else {
                coded.skipField(tag);
            }
        }
        return metadata;
    }

    private ListMetadata readListBody(CodedInputStream coded, Consumer<M> items) throws IOException {
        ListMeta metadata = ListMeta.getDefaultInstance();
        for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
            if (tag == bytes(LIST_ITEMS)) {
                items.accept(nested(coded, parser));
            } else if (tag == bytes(LIST_METADATA)) {
                metadata = nested(coded, ListMeta.parser());
            } else {
                coded.skipField(tag);
            }
        }
        return new ListMetadata(metadata.getResourceVersion(), metadata.getContinue());
    }

    private static <N> N nested(CodedInputStream coded, Parser<N> parser) throws IOException {
        int outer = coded.pushLimit(coded.readRawVarint32());
        N message = parser.parsePartialFrom(coded, NO_EXTENSIONS);
        coded.checkLastTagWas(0);
        coded.popLimit(outer);
        return message;
    }

    @Override
    public void readEvents(InputStream in, EventConsumer<M> events) throws IOException {
        DataInputStream frames = new DataInputStream(in);
        while (true) {
            int first = frames.read();
            if (first < 0) {
                return;
            }
            int length = first << 24 | frames.readUnsignedByte() << 16 | frames.readUnsignedShort();
            if (length < 0 || length > LARGEST_FRAME) {
                throw new IOException("a watch event of %d bytes: this is no watch in protobuf".formatted(length));
            }
            byte[] frame = new byte[length];
            // Not readNBytes: it ends with a read of no bytes, for which the HTTP stream waits until the next event
            // comes.
            frames.readFully(frame);
            events.accept(event(frame));
        }
    }

    private WatchEvent<M> event(byte[] frame) throws IOException {
        CodedInputStream coded = CodedInputStream.newInstance(frame);
        String type = "";
        byte[] object = {};
        for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
            if (tag == bytes(EVENT_TYPE)) {
                type = coded.readString();
            } else if (tag == bytes(EVENT_OBJECT)) {
                int outer = coded.pushLimit(coded.readRawVarint32());
                object = bytesField(coded, RAW_EXTENSION_RAW);
                coded.popLimit(outer);
            } else {
                coded.skipField(tag);
            }
        }
        return event(type, object);
    }

    private WatchEvent<M> event(String type, byte[] envelope) throws IOException {
        CodedInputStream coded = CodedInputStream.newInstance(envelope);
        readMagic(coded);
        byte[] raw = bytesField(coded, UNKNOWN_RAW);
        return switch (type) {
            case "ADDED", "MODIFIED" -> new WatchEvent.Upserted<>(parser.parsePartialFrom(raw));
            case "DELETED" -> new WatchEvent.Deleted<>(parser.parsePartialFrom(raw));
            case "BOOKMARK" -> new WatchEvent.Bookmark<>(resourceVersion(parser.parsePartialFrom(raw)));
            case "ERROR" -> {
                Status status = Status.parseFrom(raw);
                yield new WatchEvent.Failed<>(status.getCode(), status.getReason(), status.getMessage());
            }
            default -> throw new IOException("a watch event of the unknown type \"%s\"".formatted(type));
        };
    }

    private static byte[] bytesField(CodedInputStream coded, int number) throws IOException {
        byte[] found = {};
        for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
            if (tag == bytes(number)) {
                found = coded.readByteArray();
            } else {
                coded.skipField(tag);
            }
        }
        return found;
    }

    private static void readMagic(CodedInputStream coded) throws IOException {
        if (coded.readRawByte() != 'k'
                || coded.readRawByte() != '8'
                || coded.readRawByte() != 's'
                || coded.readRawByte() != 0) {
            throw new IOException("the answer is not Kubernetes protobuf: it does not begin with k8s\\0");
        }
    }

    private static int bytes(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
}
