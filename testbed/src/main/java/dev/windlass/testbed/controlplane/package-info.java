/**
 * A real Kubernetes control plane on loopback: etcd, the API server, the controller manager, the scheduler and KWOK's
 * nodes, started in seconds with their own certificates, and each to be stopped and started again by itself.
 */
@NullMarked
package dev.windlass.testbed.controlplane;

import org.jspecify.annotations.NullMarked;
