package dev.windlass.service.settings;

import jakarta.annotation.Priority;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * The words for yes and no, and no others: the converter of the framework takes everything it does not know for a no, so that a slip of
 * the keyboard turned Kafka off.
 */
@Priority(PlainBoolean.BEFORE_THE_FRAMEWORKS_OWN)
public final class PlainBoolean implements Converter<Boolean> {
    static final int BEFORE_THE_FRAMEWORKS_OWN = 1_000;

    private static final long serialVersionUID = 1L;
    private static final Set<String> YES = Set.of("true", "1", "yes", "y", "on");
    private static final Set<String> NO = Set.of("false", "0", "no", "n", "off");

    /** @throws IllegalArgumentException when the value is neither a yes nor a no; the framework adds the name of the setting */
    @Override
    public Boolean convert(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw new IllegalArgumentException("\"%s\" is neither true nor false".formatted(value));
    }
}
