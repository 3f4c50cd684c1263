package dev.windlass.service.settings;

import java.util.List;

/** The start was stopped: nobody understands these settings. */
public final class UnknownSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSettingException(List<String> names) {
        super("unknown setting" + (names.size() == 1 ? " " : "s ") + String.join(", ", names)
                + ": correct the spelling or remove it (the service's settings are listed in its documentation)");
    }
}
