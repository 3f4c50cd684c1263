package dev.windlass.testbed.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives the constructor and methods of a test class a parameter of type {@code EmbeddedBroker}, which is running. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrokerExtension.class)
public @interface WithBroker {
    Sharing sharing() default Sharing.WHOLE_RUN;

    /** Who else uses the same broker. */
    enum Sharing {
        /** One broker for all classes of this JVM; each test gives its topics a prefix of its own. */
        WHOLE_RUN,
        /** A broker for this class alone, which may stop and start it. */
        NONE
    }
}
