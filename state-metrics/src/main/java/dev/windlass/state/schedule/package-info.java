/** Cron schedules as Kubernetes reads them: which times they name, in which time zone. Pure. */
@NullMarked
package dev.windlass.state.schedule;

import org.jspecify.annotations.NullMarked;
