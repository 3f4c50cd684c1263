package dev.windlass.kube.aggregated;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.windlass.kube.wire.TypeMeta;
import dev.windlass.kube.wire.Unknown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What Kubernetes puts around each object in protobuf: magic bytes, then {@code runtime.Unknown} with the object in it. */
final class Envelope {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Envelope() {}

    static byte[] around(String apiVersion, String kind, byte[] object) {
        try {
            return around(apiVersion, kind, CountedPieces.of(object)).whole();
        } catch (IOException e) {
            throw new UncheckedIOException("pieces that stand can be read", e);
        }
    }

    /** The same around an object that is made while it is sent. */
    static CountedPieces around(String apiVersion, String kind, CountedPieces object) {
        TypeMeta type =
                TypeMeta.newBuilder().setApiVersion(apiVersion).setKind(kind).build();
        byte[] before = written(MAGIC, out -> {
            out.writeMessage(Unknown.TYPEMETA_FIELD_NUMBER, type);
            out.writeTag(Unknown.RAW_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt64NoTag(object.length());
        });
        byte[] after = written(new byte[0], out -> {
            out.writeString(Unknown.CONTENTENCODING_FIELD_NUMBER, "");
            out.writeString(Unknown.CONTENTTYPE_FIELD_NUMBER, "");
        });
        return new CountedPieces(
                Pieces.of(before).then(object.pieces()).then(Pieces.of(after)),
                before.length + object.length() + after.length,
                object.standing());
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
