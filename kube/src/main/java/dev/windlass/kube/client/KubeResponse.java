package dev.windlass.kube.client;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;

/** A successful answer whose body is read as it arrives. Close it to let go of the connection. */
public final class KubeResponse implements AutoCloseable {
    private final Response response;

    KubeResponse(Response response) {
        this.response = response;
    }

    public InputStream body() {
        return response.body().byteStream();
    }

    /** Without parameters, lower case; empty when the server named none. */
    public String mediaType() {
        String type = String.valueOf(response.header("Content-Type", ""));
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).trim();
    }

    public byte[] readAll() throws IOException {
        return response.body().bytes();
    }

    @Override
    public void close() {
        response.close();
    }
}
