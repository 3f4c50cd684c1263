/** JUnit extensions that hand a running cluster to a test class. */
@NullMarked
package dev.windlass.testbed.junit;

import org.jspecify.annotations.NullMarked;
