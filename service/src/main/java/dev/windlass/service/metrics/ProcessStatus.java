package dev.windlass.service.metrics;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Linux tells in {@code /proc/self/status} of the memory of a process.
 *
 * @param residentBytes in physical memory now
 * @param virtualBytes mapped, whether touched or not
 */
record ProcessStatus(OptionalLong residentBytes, OptionalLong virtualBytes) {
    private static final Pattern RESIDENT = line("VmRSS");
    private static final Pattern VIRTUAL = line("VmSize");
    private static final int BYTES_PER_KB = 1024;

    /** What the text does not tell is left empty. */
    static ProcessStatus parse(String text) {
        return new ProcessStatus(bytes(RESIDENT, text), bytes(VIRTUAL, text));
    }

    // The kernel's kB are KiB. Fifteen digits: more is no memory, and would not fit.
    private static Pattern line(String name) {
        return Pattern.compile("^" + name + ":\\s+(\\d{1,15}) kB$", Pattern.MULTILINE);
    }

    private static OptionalLong bytes(Pattern line, String text) {
        Matcher found = line.matcher(text);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1)) * BYTES_PER_KB) : OptionalLong.empty();
    }
}
