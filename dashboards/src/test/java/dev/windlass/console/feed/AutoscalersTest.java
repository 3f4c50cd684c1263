package dev.windlass.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.AutoscalerFacts;
import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.Reading;
import dev.windlass.console.projection.WorkloadName;
import dev.windlass.kube.kind.Kinds;
import org.junit.jupiter.api.Test;

class AutoscalersTest {
    @Test
    void readsEachMetricInTheFormOfItsTarget() {
        AutoscalerFacts facts = Autoscalers.facts(Json.object(Kinds.HORIZONTAL_POD_AUTOSCALER, """
                metadata: {name: web-hpa, namespace: default}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web-app}
                  maxReplicas: 10
                  metrics:
                  - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}
                  - {type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1024Mi}}}
                  - {type: Pods, pods: {metric: {name: http_requests_per_second}, target: {type: AverageValue, averageValue: "1000"}}}
                  - {type: External, external: {metric: {name: queue}, target: {type: Value, value: "30"}}}
                  - {type: ContainerResource, containerResource: {name: cpu, container: app, target: {type: Utilization, averageUtilization: 60}}}
                status:
                  currentReplicas: 3
                  desiredReplicas: 5
                  currentMetrics:
                  - {type: Pods, pods: {metric: {name: http_requests_per_second}, current: {averageValue: "1500"}}}
                  - {type: Resource, resource: {name: cpu, current: {averageUtilization: 83, averageValue: 830m}}}
                  - {type: External, external: {metric: {name: queue}, current: {value: "12"}}}
                  - {type: ContainerResource, containerResource: {name: cpu, container: app, current: {averageUtilization: 41, averageValue: 410m}}}
                  conditions:
                  - {type: ScalingActive, status: "True", reason: ValidMetricFound, message: fine}
                """));
        assertThat(facts.name()).isEqualTo(Facts.name("default/web-hpa"));
        assertThat(facts.target()).isEqualTo(new WorkloadName("Deployment", Facts.name("default/web-app")));
        assertThat(facts.minReplicas()).as("the API's own default").isEqualTo(1);
        assertThat(facts.readings())
                .containsExactly(
                        Reading.of("Resource", "cpu", "83%", "70%"),
                        Reading.of("Resource", "memory", null, "1Gi"),
                        Reading.of("Pods", "http_requests_per_second", "1500", "1k"),
                        Reading.of("External", "queue", "12", "30"),
                        Reading.of("ContainerResource", "cpu of app", "41%", "60%"));
        assertThat(facts.condition("ScalingActive"))
                .hasValueSatisfying(c -> assertThat(c.holds()).isTrue());
    }
}
