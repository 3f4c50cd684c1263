package dev.windlass.state.benchmark;

import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.wire.Container;
import dev.windlass.kube.wire.ContainerState;
import dev.windlass.kube.wire.ContainerStateRunning;
import dev.windlass.kube.wire.ContainerStatus;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.OwnerReference;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.PodCondition;
import dev.windlass.kube.wire.PodIP;
import dev.windlass.kube.wire.PodSpec;
import dev.windlass.kube.wire.PodStatus;
import dev.windlass.kube.wire.Quantity;
import dev.windlass.kube.wire.ResourceRequirements;
import dev.windlass.kube.wire.Time;
import dev.windlass.kube.wire.Toleration;
import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.FamilyFilter;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import dev.windlass.state.store.MetricsPage;
import dev.windlass.state.store.ObjectRenderer;
import dev.windlass.state.store.RenderedStore;
import dev.windlass.state.store.ResourcePage;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Pods as a cluster has them, two containers each, always the same for the same number. */
final class PodPages {
    private static final Time STARTED =
            Time.newBuilder().setSeconds(1_790_000_000).setNanos(0).build();

    private PodPages() {}

    @SuppressWarnings("unchecked")
    static KindFamilies<Pod> kind() {
        return (KindFamilies<Pod>)
                FamilyCatalog.all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneOffset.UTC).stream()
                        .filter(kind -> kind.resource().equals("pods"))
                        .findFirst()
                        .orElseThrow()
                        .only(FamilyFilter.defaults());
    }

    static MetricsPage page(int pods) {
        KindFamilies<Pod> kind = kind();
        ObjectRenderer<Pod> renderer = new ObjectRenderer<>(kind);
        RenderedStore store = new RenderedStore();
        RenderedStore.Replacement list = store.replace();
        for (int i = 0; i < pods; i++) {
            Pod pod = pod(i);
            list.put(
                    new ObjectKey(
                            pod.getMetadata().getNamespace(), pod.getMetadata().getName()),
                    renderer.render(pod));
        }
        list.commit();
        return new MetricsPage(List.of(new ResourcePage(kind, List.of(store))));
    }

    static Pod pod(int number) {
        Random random = new Random(number);
        return Pod.newBuilder()
                .setMetadata(ObjectMeta.newBuilder()
                        .setName("shop-frontend-7d9c5b8f6d-" + Integer.toString(100_000 + number, 36))
                        .setNamespace("team-" + number % 200)
                        .setUid(new UUID(random.nextLong(), random.nextLong()).toString())
                        .setCreationTimestamp(STARTED)
                        .addOwnerReferences(OwnerReference.newBuilder()
                                .setKind("ReplicaSet")
                                .setName("shop-frontend-7d9c5b8f6d")
                                .setController(true)))
                .setSpec(spec(number))
                .setStatus(status(number))
                .build();
    }

    private static PodSpec spec(int number) {
        return PodSpec.newBuilder()
                .setNodeName("node-" + number % 5_000)
                .setRestartPolicy("Always")
                .setServiceAccountName("default")
                .setSchedulerName("default-scheduler")
                .addContainers(container("app", "500m", "512Mi"))
                .addContainers(container("proxy", "100m", "128Mi"))
                .addTolerations(toleration("node.kubernetes.io/not-ready"))
                .addTolerations(toleration("node.kubernetes.io/unreachable"))
                .build();
    }

    private static Container container(String name, String cpu, String memory) {
        return Container.newBuilder()
                .setName(name)
                .setImage("registry.example.org/shop/" + name + ":v1.42.0")
                .setResources(ResourceRequirements.newBuilder()
                        .putRequests("cpu", Quantity.newBuilder().setString(cpu).build())
                        .putRequests(
                                "memory",
                                Quantity.newBuilder().setString(memory).build())
                        .putLimits(
                                "memory",
                                Quantity.newBuilder().setString(memory).build()))
                .build();
    }

    private static Toleration toleration(String key) {
        return Toleration.newBuilder()
                .setKey(key)
                .setOperator("Exists")
                .setEffect("NoExecute")
                .setTolerationSeconds(300)
                .build();
    }

    private static PodStatus status(int number) {
        PodStatus.Builder status = PodStatus.newBuilder()
                .setPhase("Running")
                .setQosClass("Burstable")
                .setHostIP("10.0.%d.%d".formatted(number / 250 % 250, number % 250))
                .setPodIP("10.128.%d.%d".formatted(number / 250 % 250, number % 250))
                .addPodIPs(PodIP.newBuilder().setIp("10.128.%d.%d".formatted(number / 250 % 250, number % 250)))
                .setStartTime(STARTED);
        for (String type : List.of("PodScheduled", "Initialized", "ContainersReady", "Ready")) {
            status.addConditions(
                    PodCondition.newBuilder().setType(type).setStatus("True").setLastTransitionTime(STARTED));
        }
        for (String name : List.of("app", "proxy")) {
            status.addContainerStatuses(ContainerStatus.newBuilder()
                    .setName(name)
                    .setReady(true)
                    .setImage("registry.example.org/shop/" + name + ":v1.42.0")
                    .setImageID("sha256:" + "0123456789abcdef".repeat(4))
                    .setContainerID("containerd://" + "fedcba9876543210".repeat(4))
                    .setState(ContainerState.newBuilder()
                            .setRunning(ContainerStateRunning.newBuilder().setStartedAt(STARTED))));
        }
        return status.build();
    }
}
