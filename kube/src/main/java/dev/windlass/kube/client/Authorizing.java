package dev.windlass.kube.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds our credentials to every request; after a 401 asks for fresh ones and tries once more. */
final class Authorizing implements Interceptor {
    private static final int UNAUTHORIZED = 401;

    private final Credentials credentials;
    private final String userAgent;

    Authorizing(Credentials credentials, String userAgent) {
        this.credentials = credentials;
        this.userAgent = userAgent;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            Response response = chain.proceed(authorize(chain.request()));
            if (response.code() != UNAUTHORIZED || !credentials.renew()) {
                return response;
            }
            response.close();
            return chain.proceed(authorize(chain.request()));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
    }

    private Request authorize(Request request) {
        Request.Builder builder = request.newBuilder().header("User-Agent", userAgent);
        credentials.authorization().ifPresent(header -> builder.header("Authorization", header));
        return builder.build();
    }
}
