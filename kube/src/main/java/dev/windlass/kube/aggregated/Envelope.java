package dev.windlass.kube.aggregated;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.windlass.kube.wire.TypeMeta;
import dev.windlass.kube.wire.Unknown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What Kubernetes puts around each object in protobuf: magic bytes, then {@code runtime.Unknown} with the object in it. */
final class Envelope {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Envelope() {}

    static byte[] around(String apiVersion, String kind, byte[] object) {
        try {
            return Pieces.of(around(apiVersion, kind, List.of(object))).whole();
        } catch (IOException e) {
            throw new UncheckedIOException("pieces that stand can be read", e);
        }
    }

    /** The same around an object in pieces, which are not copied: a large list would be held twice. */
    static List<byte[]> around(String apiVersion, String kind, List<byte[]> object) {
        long length = object.stream().mapToLong(piece -> piece.length).sum();
        TypeMeta type =
                TypeMeta.newBuilder().setApiVersion(apiVersion).setKind(kind).build();
        List<byte[]> pieces = new ArrayList<>(object.size() + 2);
        pieces.add(written(MAGIC, out -> {
            out.writeMessage(Unknown.TYPEMETA_FIELD_NUMBER, type);
            out.writeTag(Unknown.RAW_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt64NoTag(length);
        }));
        pieces.addAll(object);
        pieces.add(written(new byte[0], out -> {
            out.writeString(Unknown.CONTENTENCODING_FIELD_NUMBER, "");
            out.writeString(Unknown.CONTENTTYPE_FIELD_NUMBER, "");
        }));
        return pieces;
    }

    @FunctionalInterface
    private interface Writing {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] written(byte[] before, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before);
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes everything", e);
        }
        return bytes.toByteArray();
    }
}
