/** Events that users see with {@code kubectl describe}. */
@NullMarked
package dev.windlass.kube.event;

import org.jspecify.annotations.NullMarked;
