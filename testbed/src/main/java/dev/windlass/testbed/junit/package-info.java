/** JUnit extensions that hand a running cluster or a running Kafka broker to a test class. */
@NullMarked
package dev.windlass.testbed.junit;

import org.jspecify.annotations.NullMarked;
