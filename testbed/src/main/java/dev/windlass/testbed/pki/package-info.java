/** Certificate authorities and certificates for servers, users and simulated kubelets, as PEM files. */
@NullMarked
package dev.windlass.testbed.pki;

import org.jspecify.annotations.NullMarked;
