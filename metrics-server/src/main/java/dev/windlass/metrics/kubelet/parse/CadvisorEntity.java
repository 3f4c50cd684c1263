package dev.windlass.metrics.kubelet.parse;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Interfaces;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whose a line of {@code /metrics/cadvisor} is. A cgroup with a pod's name and none of its own is the pod's; one with a name but
 * without a container is the pod's sandbox, which holds its network and is otherwise of no interest; the root is the node.
 * Everything between, such as a slice of all pods, is left out.
 */
final class CadvisorEntity {
    /** What some runtimes call the container of the sandbox. */
    private static final String SANDBOX = "POD";

    private static final byte[] ID = ascii("id");
    private static final byte[] NAME = ascii("name");
    private static final byte[] NAMESPACE = ascii("namespace");
    private static final byte[] POD = ascii("pod");
    private static final byte[] CONTAINER = ascii("container");
    private static final byte[] INTERFACE = ascii("interface");
    private static final byte[] FAILURE_TYPE = ascii("failure_type");
    private static final byte[] SCOPE = ascii("scope");

    private CadvisorEntity() {}

    /** The entity of a block known to be well-formed; {@code null} when nothing of it is a signal. */
    static @Nullable Entity of(byte[] text, int open, int end) {
        String interfaceName = LabelBlock.valueOf(text, open, end, INTERFACE);
        if (!interfaceName.isEmpty() && !Interfaces.count(interfaceName)) {
            return null;
        }
        String failure = LabelBlock.valueOf(text, open, end, FAILURE_TYPE);
        if (!failure.isEmpty()
                && !(failure.equals("pgmajfault")
                        && LabelBlock.valueOf(text, open, end, SCOPE).equals("container"))) {
            return null;
        }
        String pod = LabelBlock.valueOf(text, open, end, POD);
        return pod.isEmpty()
                ? ofNode(text, open, end, interfaceName)
                : ofPod(text, open, end, LabelBlock.valueOf(text, open, end, NAMESPACE), pod, interfaceName);
    }

    private static @Nullable Entity ofNode(byte[] text, int open, int end, String interfaceName) {
        if (!LabelBlock.valueOf(text, open, end, ID).equals("/")) {
            return null;
        }
        return interfaceName.isEmpty() ? Entity.NODE : Entity.nodeInterface(interfaceName);
    }

    private static @Nullable Entity ofPod(
            byte[] text, int open, int end, String namespace, String pod, String interfaceName) {
        String container = LabelBlock.valueOf(text, open, end, CONTAINER);
        boolean sandbox = container.isEmpty() || container.equals(SANDBOX);
        if (!Entity.isName(namespace) || !Entity.isName(pod) || !Entity.fits(container)) {
            return null;
        }
        if (!interfaceName.isEmpty()) {
            return sandbox ? Entity.podInterface(namespace, pod, interfaceName) : null;
        }
        if (!sandbox) {
            return Entity.container(namespace, pod, container);
        }
        return LabelBlock.valueOf(text, open, end, NAME).isEmpty() ? Entity.pod(namespace, pod) : null;
    }

    private static byte[] ascii(String label) {
        return label.getBytes(StandardCharsets.US_ASCII);
    }
}
