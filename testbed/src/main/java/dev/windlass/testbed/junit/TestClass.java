package dev.windlass.testbed.junit;

import java.lang.annotation.Annotation;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The outermost test class of whatever asks for a resource: what it holds outlives the single method that asked first. */
record TestClass(Class<?> type, ExtensionContext context) {
    static TestClass outermost(ExtensionContext asking) {
        ExtensionContext found = asking;
        for (ExtensionContext context = asking;
                context != context.getRoot();
                context = context.getParent().orElseThrow()) {
            if (context.getTestClass().isPresent()) {
                found = context;
            }
        }
        return new TestClass(found.getRequiredTestClass(), found);
    }

    String name() {
        return type.getSimpleName();
    }

    <A extends Annotation> A annotation(Class<A> annotation) {
        return Objects.requireNonNull(
                type.getAnnotation(annotation),
                () -> "@" + annotation.getSimpleName() + " belongs on the outermost class, " + type.getName());
    }
}
