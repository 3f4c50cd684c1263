package dev.windlass.kube.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okhttp3.Response;

/** A request under way whose answer may be long; {@link #cancel} from any thread makes a blocked reader fail at once. */
public final class KubeCall {
    private final Call call;
    private final KubeRequest request;

    KubeCall(Call call, KubeRequest request) {
        this.call = call;
        this.request = request;
    }

    /**
     * Sends the request and waits for the head of the answer.
     *
     * @throws KubeException when the server answered with a failure
     */
    public KubeResponse open() throws IOException {
        return new KubeResponse(Failures.check(request, execute()));
    }

    // The HTTP client is written in Kotlin, which lets an InterruptedException pass through undeclared; on a loop's own
    // thread that would end the loop without a word.
    @SuppressWarnings("CatchingUnchecked")
    private Response execute() throws IOException {
        try {
            return call.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted during " + request);
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    public void cancel() {
        call.cancel();
    }
}
