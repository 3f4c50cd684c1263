package dev.windlass.testbed.junit;

import dev.windlass.stream.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the broker at the first use; JUnit's stores stop it with the class or the whole run. */
final class BrokerExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(BrokerExtension.class);
    private static final Path BROKERS = Path.of("target", "brokers");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedBroker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestClass testClass = TestClass.outermost(context);
        // A class's store also finds what the whole run's store holds under the same key, so the keys differ.
        return switch (testClass.annotation(WithBroker.class).sharing()) {
            case WHOLE_RUN -> broker(context.getRoot().getStore(NAMESPACE), "whole run", testClass);
            case NONE -> broker(testClass.context().getStore(NAMESPACE), testClass.name(), testClass);
        };
    }

    private static EmbeddedBroker broker(Store store, String key, TestClass testClass) {
        return store.computeIfAbsent(key, _ -> start(testClass.name()), EmbeddedBroker.class);
    }

    private static EmbeddedBroker start(String testClass) {
        try {
            Files.createDirectories(BROKERS);
            return EmbeddedBroker.start(Files.createTempDirectory(BROKERS, testClass + "-"));
        } catch (IOException failure) {
            throw new UncheckedIOException("create a folder for the broker below " + BROKERS, failure);
        }
    }
}
