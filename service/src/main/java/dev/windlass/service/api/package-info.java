/** The port of a service that stands behind the API server's aggregator, from the common settings: how it is served and who may call. */
@NullMarked
package dev.windlass.service.api;

import org.jspecify.annotations.NullMarked;
