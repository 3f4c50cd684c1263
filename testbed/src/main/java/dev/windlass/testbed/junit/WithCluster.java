package dev.windlass.testbed.junit;

import dev.windlass.testbed.controlplane.Component;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the constructor and methods of a test class a running cluster as a parameter.
 *
 * <p>A parameter of type {@code ControlPlane} is always one the testbed started. A parameter of type {@code Cluster} is
 * the cluster of {@code -Dwindlass.testbed.kubeconfig=<file>} where that is given, so that the same test runs on it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClusterExtension.class)
public @interface WithCluster {
    /** Components that are left out. */
    Component[] without() default {};

    /** Further flags, written {@code --name=value}. */
    String[] apiServerFlags() default {};

    /** Further flags, written {@code --name=value}. */
    String[] controllerManagerFlags() default {};

    /** Further flags, written {@code --name=value}. */
    String[] schedulerFlags() default {};

    Sharing sharing() default Sharing.BY_SETTINGS;

    /** Who else works on the same cluster. */
    enum Sharing {
        /** One cluster for all classes of this JVM that ask for the same settings; tests keep to namespaces of their own. */
        BY_SETTINGS,
        /** A cluster for this class alone, which may stop its components. */
        NONE
    }
}
