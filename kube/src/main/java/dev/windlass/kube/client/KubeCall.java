package dev.windlass.kube.client;

import java.io.IOException;
import okhttp3.Call;

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
        return new KubeResponse(Failures.check(request, call.execute()));
    }

    public void cancel() {
        call.cancel();
    }
}
