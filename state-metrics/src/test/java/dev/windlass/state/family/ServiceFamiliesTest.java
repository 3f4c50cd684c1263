package dev.windlass.state.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceFamiliesTest {
    private final KindPage page = KindPage.of("services");

    @Test
    void aLoadBalancerIsTold() {
        assertThat(page.samples("""
                {metadata: {name: 'web', namespace: 'shop', uid: 'u-1', creationTimestamp: '2026-01-01T00:00:00Z'},
                 spec: {type: 'LoadBalancer', clusterIP: '10.1.2.3', externalIPs: ['1.2.3.4', '1.2.3.5'],
                        loadBalancerIP: '9.9.9.9', externalTrafficPolicy: 'Local'},
                 status: {loadBalancer: {ingress: [{ip: '9.9.9.9'}, {hostname: 'lb.example.org'}]}}}""")).isEqualTo("""
                        kube_service_info{namespace="shop",service="web",uid="u-1",cluster_ip="10.1.2.3",external_name="",load_balancer_ip="9.9.9.9",external_traffic_policy="Local"} 1
                        kube_service_created{namespace="shop",service="web",uid="u-1"} 1.7672256e+09
                        kube_service_spec_type{namespace="shop",service="web",uid="u-1",type="LoadBalancer"} 1
                        kube_service_spec_external_ip{namespace="shop",service="web",uid="u-1",external_ip="1.2.3.4"} 1
                        kube_service_spec_external_ip{namespace="shop",service="web",uid="u-1",external_ip="1.2.3.5"} 1
                        kube_service_status_load_balancer_ingress{namespace="shop",service="web",uid="u-1",ip="9.9.9.9",hostname=""} 1
                        kube_service_status_load_balancer_ingress{namespace="shop",service="web",uid="u-1",ip="",hostname="lb.example.org"} 1""");
    }

    @Test
    void anExternalNameIsPartOfTheInfo() {
        assertThat(
                        page.samples(
                                "kube_service_info",
                                "{metadata: {name: 'db', namespace: 'n'}, spec: {type: 'ExternalName', externalName: 'db.example.org'}}"))
                .contains("external_name=\"db.example.org\"");
    }
}
