/** How we reach the API server: configuration, credentials that rotate, requests and their failures. */
@NullMarked
package dev.windlass.kube.client;

import org.jspecify.annotations.NullMarked;
