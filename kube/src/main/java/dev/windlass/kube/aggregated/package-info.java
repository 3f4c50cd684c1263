/**
 * Serves API groups behind the API server's aggregation layer: TLS with reload, delegated authentication and
 * authorization, discovery, OpenAPI, health and negotiated answers. A module brings {@link
 * dev.windlass.kube.aggregated.ApiGroup}s and nothing else.
 */
@NullMarked
package dev.windlass.kube.aggregated;

import org.jspecify.annotations.NullMarked;
