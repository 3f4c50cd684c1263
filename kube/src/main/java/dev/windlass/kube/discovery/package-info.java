/** Which kinds the cluster serves, and where: asked from the API server, kept, and asked again when something is missing. */
@NullMarked
package dev.windlass.kube.discovery;

import org.jspecify.annotations.NullMarked;
