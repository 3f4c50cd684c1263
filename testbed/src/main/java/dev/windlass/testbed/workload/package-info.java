/** A workload under load: requests spread over the pods of a Deployment, as counters for Prometheus and CPU for the kubelet. */
@NullMarked
package dev.windlass.testbed.workload;

import org.jspecify.annotations.NullMarked;
