/** Pages of any size, written while they are sent. */
@NullMarked
package dev.windlass.service.page;

import org.jspecify.annotations.NullMarked;
