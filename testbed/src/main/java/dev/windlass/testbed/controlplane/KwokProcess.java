package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.pki.CertificateFiles;
import dev.windlass.testbed.process.ChildProcess;
import dev.windlass.testbed.process.FreePort;
import dev.windlass.testbed.process.Program;
import dev.windlass.testbed.process.TestbedBinaries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** KWOK for a cluster that is there already: it plays the nodes annotated {@code kwok.x-k8s.io/node: fake}, and only those. */
public final class KwokProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ChildProcess process;

    private KwokProcess(ChildProcess process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param folder for its configuration and log
     * @param serving certificate for the kubelets it plays, naming 127.0.0.1
     */
    public static KwokProcess start(Path kubeconfig, Path folder, CertificateFiles serving) {
        int port = FreePort.next();
        List<String> command = List.of(
                TestbedBinaries.locate().controlPlane().toString(),
                Component.KWOK.command(),
                "--kubeconfig=" + kubeconfig.toAbsolutePath(),
                "--config=" + KwokConfiguration.write(folder).toAbsolutePath(),
                "--manage-all-nodes=false",
                "--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake",
                "--node-lease-duration-seconds=40",
                "--cidr=10.244.0.0/16",
                "--node-ip=127.0.0.1",
                "--node-port=" + port,
                "--server-address=127.0.0.1:" + port,
                "--tls-cert-file=" + serving.certificate().toAbsolutePath(),
                "--tls-private-key-file=" + serving.key().toAbsolutePath());
        Map<String, String> environment = Map.of("HOME", folder.toString());
        return new KwokProcess(ChildProcess.start(new Program("kwok", command, environment, folder, GRACE)));
    }

    @Override
    public void close() {
        process.close();
    }
}
