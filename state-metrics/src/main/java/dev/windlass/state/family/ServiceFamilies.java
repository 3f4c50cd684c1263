package dev.windlass.state.family;

import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.LoadBalancerIngress;
import dev.windlass.kube.wire.Service;
import dev.windlass.kube.wire.ServiceSpec;
import java.util.List;

/** What is exported about Services. */
final class ServiceFamilies {
    private ServiceFamilies() {}

    static KindFamilies<Service> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.SERVICE,
                Service::getMetadata,
                ObjectLabels.namespacedWithUid("service", Service::getMetadata),
                List.of(
                        info(),
                        MetadataFamilies.created("kube_service_created", Service::getMetadata),
                        specType(),
                        MetadataFamilies.annotations("kube_service_annotations", annotations, Service::getMetadata),
                        MetadataFamilies.labels("kube_service_labels", labels, Service::getMetadata),
                        specExternalIp(),
                        statusLoadBalancerIngress(),
                        MetadataFamilies.deleted("kube_service_deletion_timestamp", Service::getMetadata)));
    }

    private static Family<Service> info() {
        return stable("kube_service_info", "Information about service.")
                .labels("cluster_ip", "external_name", "load_balancer_ip", "external_traffic_policy")
                .rule((service, samples) -> {
                    ServiceSpec spec = service.getSpec();
                    samples.add(
                            1,
                            spec.getClusterIP(),
                            spec.getExternalName(),
                            spec.getLoadBalancerIP(),
                            spec.getExternalTrafficPolicy());
                });
    }

    private static Family<Service> specType() {
        return stable("kube_service_spec_type", "Type about service.")
                .labels("type")
                .rule((service, samples) -> samples.add(1, service.getSpec().getType()));
    }

    private static Family<Service> specExternalIp() {
        return stable("kube_service_spec_external_ip", "Service external ips. One series for each ip")
                .labels("external_ip")
                .rule((service, samples) -> {
                    for (String ip : service.getSpec().getExternalIPsList()) {
                        samples.add(1, ip);
                    }
                });
    }

    private static Family<Service> statusLoadBalancerIngress() {
        return stable("kube_service_status_load_balancer_ingress", "Service load balancer ingress status")
                .labels("ip", "hostname")
                .rule((service, samples) -> {
                    for (LoadBalancerIngress ingress :
                            service.getStatus().getLoadBalancer().getIngressList()) {
                        samples.add(1, ingress.getIp(), ingress.getHostname());
                    }
                });
    }
}
