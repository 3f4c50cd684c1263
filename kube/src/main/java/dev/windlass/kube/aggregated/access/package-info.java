/**
 * Who is asking, and may they: front-proxy and client certificates, tokens and anonymous callers; authorization by the API
 * server. Being trusted by TLS is never enough to be believed: every certificate is verified here against the authority it
 * must come from.
 */
@NullMarked
package dev.windlass.kube.aggregated.access;

import org.jspecify.annotations.NullMarked;
