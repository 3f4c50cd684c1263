package dev.windlass.service.logging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.StructuredFormatter.ExceptionOutputType;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** Sets the form of the console's log lines; the extension for JSON logs is not among the artifacts we build with. */
@ApplicationScoped
final class LogFormat {
    private static final int FIRST = 0;

    void onStart(@Observes @Priority(FIRST) StartupEvent event, LogConfig config) {
        switch (config.format()) {
            case TEXT -> {}
            case JSON -> asJson(Logger.getLogger("").getHandlers());
        }
    }

    private static void asJson(Handler[] handlers) {
        for (Handler handler : handlers) {
            if (handler instanceof ConsoleHandler console) {
                JsonFormatter json = new JsonFormatter();
                json.setExceptionOutputType(ExceptionOutputType.FORMATTED);
                json.setPrintDetails(false);
                console.setFormatter(json);
            } else if (handler instanceof ExtHandler nested) {
                // The framework hangs the console below a handler that keeps early records.
                asJson(nested.getHandlers());
            }
        }
    }
}
