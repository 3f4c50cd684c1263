package dev.windlass.state.app;

import java.io.Serial;

/** A setting has a value that cannot be used; the message names the setting and what would do. It stops the start. */
public final class InvalidSettingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    InvalidSettingException(String setting, String reason) {
        super("windlass.state-metrics." + setting + ": " + reason);
    }
}
