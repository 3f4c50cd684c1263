package dev.windlass.testbed.controlplane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A cluster by hand: starts a control plane, prints how to reach it, and stays until Ctrl-C or the end of its input.
 *
 * <pre>
 *   --nodes=N                      creates N KWOK nodes of 4 cores and 16 GiB
 *   --without=COMPONENT            leaves a component out (kube-scheduler, kwok, ...)
 *   --COMPONENT:--flag=value       passes a flag on (kube-controller-manager:--v=4)
 *   --directory=FOLDER             keeps data and logs there
 * </pre>
 */
public final class ControlPlaneMain {
    private ControlPlaneMain() {}

    public static void main(String[] arguments) throws IOException {
        ControlPlane.Builder builder = ControlPlane.builder();
        int nodes = 0;
        for (String argument : arguments) {
            if (argument.startsWith("--nodes=")) {
                nodes = Integer.parseInt(valueOf(argument));
            } else if (argument.startsWith("--without=")) {
                builder.without(component(valueOf(argument)));
            } else if (argument.startsWith("--directory=")) {
                builder.directory(Path.of(valueOf(argument)));
            } else if (argument.matches("--[a-z-]+:--.+")) {
                int colon = argument.indexOf(':');
                builder.flags(component(argument.substring(2, colon)), argument.substring(colon + 1));
            } else {
                throw new IllegalArgumentException("unknown argument '" + argument
                        + "'; known are --nodes=N, --without=COMPONENT, --directory=FOLDER, --COMPONENT:--flag=value");
            }
        }
        try (ControlPlane cluster = builder.start()) {
            for (int node = 0; node < nodes; node++) {
                KwokNode.of("node-" + node, "4", "16Gi").create(cluster);
            }
            describe(cluster);
            while (System.in.read() >= 0) {
                // Whatever is typed is ignored; the end of the input ends the cluster.
            }
        }
    }

    private static void describe(ControlPlane cluster) {
        System.out.printf(
                Locale.ROOT,
                "ready in %.1f s%nserver      %s%nlogs        %s%ncluster CA  %s%nkubelets    https://127.0.0.1:%d (KWOK)%n",
                cluster.startedIn().toMillis() / 1000.0,
                cluster.server(),
                cluster.logs(),
                cluster.clusterAuthority(),
                cluster.kwokPort());
        System.out.println("export KUBECONFIG=" + cluster.adminKubeconfig());
        System.out.flush();
    }

    private static String valueOf(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }

    private static Component component(String command) {
        return Arrays.stream(Component.values())
                .filter(component -> component.command().equals(command))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no component '" + command + "'; they are "
                        + Arrays.stream(Component.values())
                                .map(Component::command)
                                .toList()));
    }
}
