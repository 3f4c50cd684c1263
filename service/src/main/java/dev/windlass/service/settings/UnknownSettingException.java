package dev.windlass.service.settings;

import io.quarkus.runtime.PreventFurtherStepsException;
import java.util.List;

/**
 * The start was stopped: nobody understands these settings. The framework prints the message of this cause alone, as a line, and a trace
 * of any other.
 */
public final class UnknownSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int REFUSED = 1;

    UnknownSettingException(List<String> names) {
        this("unknown setting" + (names.size() == 1 ? " " : "s ") + String.join(", ", names)
                + ": correct the spelling or remove it (the service's settings are listed in its documentation)");
    }

    private UnknownSettingException(String line) {
        super(line, new PreventFurtherStepsException(line, REFUSED));
    }
}
