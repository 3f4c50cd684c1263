package dev.windlass.kube.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.HorizontalPodAutoscaler;
import dev.windlass.kube.wire.Ingress;
import dev.windlass.kube.wire.PersistentVolume;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.metrics.NodeMetrics;
import org.junit.jupiter.api.Test;

class JsonObjectsTest {
    private static final String POD = """
            {"apiVersion":"v1","kind":"Pod",
             "metadata":{"name":"web-1","namespace":"shop","labels":{"app":"web"},"creationTimestamp":"2026-01-02T03:04:05Z","unknown":{"a":[1]}},
             "spec":{"nodeName":"n1","containers":[{"name":"app","resources":{"requests":{"cpu":"0.5","memory":"1Gi"}},
               "ports":[{"containerPort":80,"hostPort":8080}]}],
               "tolerations":[{"key":"k","operator":"Exists","tolerationSeconds":300}],
               "volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"c1"}},{"name":"conf","configMap":{"name":"cm"}}]},
             "status":{"phase":"Running","startTime":"2026-01-02T04:04:06+01:00","containerStatuses":[{"name":"app","ready":true,"restartCount":0,
               "state":{"running":{"startedAt":"2026-01-02T03:04:07Z"}}}]}}""";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void readsAPodIntoTheMessageThatProtobufIsReadInto() throws JsonProcessingException {
        Pod pod = JsonObjects.parse(Kinds.POD, json.readTree(POD));

        assertThat(pod.getMetadata().getLabelsMap()).containsEntry("app", "web");
        assertThat(pod.getMetadata().getCreationTimestamp().getSeconds()).isEqualTo(1767323045L);
        assertThat(pod.getStatus().getStartTime().getSeconds()).isEqualTo(1767323046L);
        assertThat(pod.getSpec()
                        .getContainers(0)
                        .getResources()
                        .getRequestsOrThrow("cpu")
                        .getString())
                .isEqualTo("500m");
        assertThat(pod.getSpec().getContainers(0).getPorts(0).getHostPort()).isEqualTo(8080);
        assertThat(pod.getSpec()
                        .getVolumes(0)
                        .getVolumeSource()
                        .getPersistentVolumeClaim()
                        .getClaimName())
                .isEqualTo("c1");
        assertThat(pod.getSpec()
                        .getVolumes(1)
                        .getVolumeSource()
                        .getConfigMap()
                        .getLocalObjectReference()
                        .getName())
                .isEqualTo("cm");
        assertThat(pod.getStatus().getContainerStatuses(0).getReady()).isTrue();
    }

    @Test
    void writesBackWhatItRead() throws JsonProcessingException {
        Pod pod = JsonObjects.parse(Kinds.POD, json.readTree(POD));

        JsonNode written = JsonObjects.write(Kinds.POD, pod);

        assertThat(JsonObjects.parse(Kinds.POD, written)).isEqualTo(pod);
        assertThat(written.at("/spec/volumes/0/persistentVolumeClaim/claimName").asText())
                .isEqualTo("c1");
        assertThat(written.at("/metadata/creationTimestamp").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(written.at("/status/containerStatuses/0/restartCount").asInt(-1))
                .isZero();
        assertThat(written.get("kind").asText()).isEqualTo("Pod");
    }

    @Test
    void embeddedStructsAndNumbersThatMayBeTextsFindTheirFields() throws JsonProcessingException {
        PersistentVolume volume = JsonObjects.parse(
                Kinds.PERSISTENT_VOLUME,
                json.readTree(
                        "{\"metadata\":{\"name\":\"v\"},\"spec\":{\"capacity\":{\"storage\":1},\"csi\":{\"driver\":\"d\",\"volumeHandle\":\"h\"}}}"));
        Ingress ingress = JsonObjects.parse(
                Kinds.INGRESS,
                json.readTree(
                        "{\"spec\":{\"rules\":[{\"host\":\"a\",\"http\":{\"paths\":[{\"path\":\"/\",\"backend\":{\"service\":{\"name\":\"s\",\"port\":{\"number\":80}}}}]}}]}}"));
        var budget = JsonObjects.parse(
                Kinds.POD_DISRUPTION_BUDGET,
                json.readTree("{\"spec\":{\"minAvailable\":\"50%\",\"maxUnavailable\":1}}"));

        assertThat(volume.getSpec().getPersistentVolumeSource().getCsi().getVolumeHandle())
                .isEqualTo("h");
        assertThat(volume.getSpec().getCapacityOrThrow("storage").getString()).isEqualTo("1");
        assertThat(ingress.getSpec()
                        .getRules(0)
                        .getIngressRuleValue()
                        .getHttp()
                        .getPaths(0)
                        .getPath())
                .isEqualTo("/");
        assertThat(budget.getSpec().getMinAvailable().getStrVal()).isEqualTo("50%");
        assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
    }

    @Test
    void metricsCarryGoDurations() throws JsonProcessingException {
        NodeMetrics metrics = JsonObjects.parse(
                Kinds.NODE_METRICS,
                json.readTree(
                        "{\"metadata\":{\"name\":\"n\"},\"window\":\"15.022s\",\"usage\":{\"cpu\":\"1234567n\"}}"));

        assertThat(metrics.getWindow().getDuration()).isEqualTo(15_022_000_000L);
        assertThat(JsonObjects.write(metrics).get("window").asText()).isEqualTo("15.022s");
    }

    @Test
    void anAbsentNumberIsNotZero() throws JsonProcessingException {
        HorizontalPodAutoscaler hpa = JsonObjects.parse(
                Kinds.HORIZONTAL_POD_AUTOSCALER, json.readTree("{\"spec\":{\"minReplicas\":null,\"maxReplicas\":3}}"));

        assertThat(hpa.getSpec().hasMinReplicas()).isFalse();
        assertThat(hpa.getSpec().getMaxReplicas()).isEqualTo(3);
    }

    @Test
    void aWrongTypeIsNamedWithItsPath() {
        assertThatThrownBy(() -> pod("{\"spec\":{\"containers\":[{\"name\":\"a\"},{\"name\":7}]}}"))
                .isInstanceOf(JsonObjectException.class)
                .hasMessage("spec.containers[1].name: expected a string, found 7");
        assertThatThrownBy(() -> pod("{\"spec\":{\"containers\":{}}}"))
                .hasMessageStartingWith("spec.containers: expected a list");
        assertThatThrownBy(() -> pod("{\"spec\":{\"overhead\":{\"cpu\":\"1K\"}}}"))
                .hasMessageStartingWith("spec.overhead[cpu]: \"1K\"");
        assertThatThrownBy(() -> pod("{\"metadata\":{\"creationTimestamp\":\"yesterday\"}}"))
                .hasMessageStartingWith("metadata.creationTimestamp: expected a time");
        assertThatThrownBy(() -> pod("{\"spec\":{\"priority\":12345678901}}")).hasMessageContaining("32 bits");
        assertThatThrownBy(() -> pod("[]")).hasMessage("object: expected an object, found []");
    }

    private Pod pod(String text) throws JsonProcessingException {
        return JsonObjects.parse(Kinds.POD, json.readTree(text));
    }
}
