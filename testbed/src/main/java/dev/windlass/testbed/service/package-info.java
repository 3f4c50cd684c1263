/** Our services as the processes a user would run: started, asked for their health, killed and started again. */
@NullMarked
package dev.windlass.testbed.service;

import org.jspecify.annotations.NullMarked;
