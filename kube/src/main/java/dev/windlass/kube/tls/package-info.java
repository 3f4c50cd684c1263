/** Certificates and keys from files: read as PEM, re-read when they change, made on the spot when there are none. */
@NullMarked
package dev.windlass.kube.tls;

import org.jspecify.annotations.NullMarked;
