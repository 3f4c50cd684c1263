package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HorizontalPodAutoscalerFamiliesTest {
    private final KindPage page = KindPage.of("horizontalpodautoscalers");

    @Test
    void anAutoscalerIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'web-hpa', namespace: 'shop', generation: 2, creationTimestamp: '2026-01-01T00:00:00Z'},
                 spec: {scaleTargetRef: {apiVersion: 'apps/v1', kind: 'Deployment', name: 'web'}, minReplicas: 2,
                        maxReplicas: 10, behavior: {scaleUp: {tolerance: '50m'}, scaleDown: {tolerance: '0.25'}}},
                 status: {currentReplicas: 3, desiredReplicas: 4, conditions: [{type: 'AbleToScale', status: 'True'}]}}""")).isEqualTo("""
                        kube_horizontalpodautoscaler_info{namespace="shop",horizontalpodautoscaler="web-hpa",scaletargetref_api_version="apps/v1",scaletargetref_kind="Deployment",scaletargetref_name="web"} 1
                        kube_horizontalpodautoscaler_metadata_generation{namespace="shop",horizontalpodautoscaler="web-hpa"} 2
                        kube_horizontalpodautoscaler_spec_max_replicas{namespace="shop",horizontalpodautoscaler="web-hpa"} 10
                        kube_horizontalpodautoscaler_spec_min_replicas{namespace="shop",horizontalpodautoscaler="web-hpa"} 2
                        kube_horizontalpodautoscaler_spec_behavior_scale_down_tolerance{namespace="shop",horizontalpodautoscaler="web-hpa"} 0.25
                        kube_horizontalpodautoscaler_spec_behavior_scale_up_tolerance{namespace="shop",horizontalpodautoscaler="web-hpa"} 0.05
                        kube_horizontalpodautoscaler_status_current_replicas{namespace="shop",horizontalpodautoscaler="web-hpa"} 3
                        kube_horizontalpodautoscaler_status_desired_replicas{namespace="shop",horizontalpodautoscaler="web-hpa"} 4
                        kube_horizontalpodautoscaler_status_condition{namespace="shop",horizontalpodautoscaler="web-hpa",condition="AbleToScale",status="true"} 1
                        kube_horizontalpodautoscaler_status_condition{namespace="shop",horizontalpodautoscaler="web-hpa",condition="AbleToScale",status="false"} 0
                        kube_horizontalpodautoscaler_status_condition{namespace="shop",horizontalpodautoscaler="web-hpa",condition="AbleToScale",status="unknown"} 0
                        kube_horizontalpodautoscaler_created{namespace="shop",horizontalpodautoscaler="web-hpa"} 1.7672256e+09""");
    }

    @Test
    void eachMetricSourceGivesItsTargets() {
        assertThat(page.samples("kube_horizontalpodautoscaler_spec_target_metric", """
                {metadata: {name: 'h', namespace: 'n'},
                 spec: {metrics: [
                   {type: 'Resource', resource: {name: 'cpu', target: {averageUtilization: 70}}},
                   {type: 'ContainerResource', containerResource: {name: 'memory', container: 'app',
                                                                   target: {averageValue: '100Mi'}}},
                   {type: 'Pods', pods: {metric: {name: 'rps'}, target: {averageValue: '1k'}}},
                   {type: 'Object', object: {metric: {name: 'hits'}, target: {value: '1500m'}}},
                   {type: 'External', external: {metric: {name: 'lag'}, target: {value: '30', averageValue: '10'}}},
                   {type: 'Tarot', resource: {name: 'cards', target: {averageUtilization: 1}}}]}}"""))
                .isEqualTo("""
                        kube_horizontalpodautoscaler_spec_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="cpu",metric_target_type="utilization",container=""} 70
                        kube_horizontalpodautoscaler_spec_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="memory",metric_target_type="average",container="app"} 1.048576e+08
                        kube_horizontalpodautoscaler_spec_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="rps",metric_target_type="average",container=""} 1000
                        kube_horizontalpodautoscaler_spec_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="hits",metric_target_type="value",container=""} 1.5
                        kube_horizontalpodautoscaler_spec_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="lag",metric_target_type="value",container=""} 30
                        kube_horizontalpodautoscaler_spec_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="lag",metric_target_type="average",container=""} 10""");
    }

    @Test
    void whatWasReadLastIsToldTheSameWay() {
        assertThat(page.samples("kube_horizontalpodautoscaler_status_target_metric", """
                {metadata: {name: 'h', namespace: 'n'},
                 status: {currentMetrics: [
                   {type: 'Resource', resource: {name: 'cpu', current: {averageValue: '62m', averageUtilization: 6}}},
                   {type: 'ContainerResource', containerResource: {name: 'cpu', container: 'app',
                                                                   current: {averageUtilization: 9}}},
                   {type: 'Pods', pods: {metric: {name: 'rps'}, current: {averageValue: '10'}}},
                   {type: 'Object', object: {metric: {name: 'hits'}, current: {value: '0'}}},
                   {type: 'External', external: {metric: {name: 'lag'}, current: {value: '5'}}},
                   {type: 'Resource'}, {type: 'Tarot'}]}}"""))
                .isEqualTo("""
                        kube_horizontalpodautoscaler_status_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="cpu",metric_target_type="average",container=""} 0.062
                        kube_horizontalpodautoscaler_status_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="cpu",metric_target_type="utilization",container=""} 6
                        kube_horizontalpodautoscaler_status_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="cpu",metric_target_type="utilization",container="app"} 9
                        kube_horizontalpodautoscaler_status_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="rps",metric_target_type="average",container=""} 10
                        kube_horizontalpodautoscaler_status_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="hits",metric_target_type="value",container=""} 0
                        kube_horizontalpodautoscaler_status_target_metric{namespace="n",horizontalpodautoscaler="h",metric_name="lag",metric_target_type="value",container=""} 5""");
    }

    @Test
    void anUnsetMinimumIsOneAndAnUnsetApiVersionHasNoLabel() {
        assertThat(page.samples("""
                {metadata: {name: 'h', namespace: 'n'}, spec: {scaleTargetRef: {kind: 'Deployment', name: 'web'}}}"""))
                .contains(
                        "kube_horizontalpodautoscaler_spec_min_replicas{namespace=\"n\",horizontalpodautoscaler=\"h\"} 1")
                .contains("{namespace=\"n\",horizontalpodautoscaler=\"h\","
                        + "scaletargetref_kind=\"Deployment\",scaletargetref_name=\"web\"} 1")
                .doesNotContain("tolerance");
    }
}
