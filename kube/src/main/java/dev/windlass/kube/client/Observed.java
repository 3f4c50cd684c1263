package dev.windlass.kube.client;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Tells an observer of every request. */
final class Observed implements Interceptor {
    private final CallObserver observer;

    Observed(CallObserver observer) {
        this.observer = observer;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        String host = request.url().host() + ":" + request.url().port();
        long sent = System.nanoTime();
        boolean answered = false;
        try {
            Response response = chain.proceed(request);
            answered = true;
            observer.answered(request.method(), host, response.code(), since(sent));
            return response;
        } finally {
            if (!answered) {
                observer.failed(request.method(), host, since(sent));
            }
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
