package dev.windlass.service.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds settings under {@code windlass.} that no mapping knows. A setting that is spelled wrong is worse than one that is missing:
 * the service would run, and not as its operator believes.
 */
final class UnknownSettings {
    private static final String ROOT = "windlass.";
    private static final String ENVIRONMENT_ROOT = "WINDLASS_";

    /** What Kubernetes puts into a pod's environment for each Service of its namespace, ours among them. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "WINDLASS_.*(_SERVICE_HOST|_SERVICE_PORT(_[A-Z0-9_]+)?|_PORT(_\\d+_(TCP|UDP|SCTP)(_PROTO|_PORT|_ADDR)?)?)");

    private UnknownSettings() {}

    /**
     * @param names property names as they were given, of any source
     * @param environment names of environment variables
     * @param known property names and patterns of every mapping; {@code *} stands for one quoted or plain segment at its end
     * @return the unknown ones, sorted
     */
    static List<String> find(Collection<String> names, Collection<String> environment, Set<String> known) {
        List<Pattern> patterns = known.stream().map(UnknownSettings::pattern).toList();
        Set<String> environmentNames =
                known.stream().map(UnknownSettings::environmentName).collect(Collectors.toSet());
        var properties = names.stream().filter(name -> name.startsWith(ROOT)).filter(name -> patterns.stream()
                .noneMatch(pattern -> pattern.matcher(name).matches()));
        var variables = environment.stream()
                .filter(name -> name.startsWith(ENVIRONMENT_ROOT))
                .filter(name -> !SERVICE_LINK.matcher(name).matches())
                .filter(name -> environmentNames.stream().noneMatch(each -> matchesEnvironment(each, name)));
        return java.util.stream.Stream.concat(properties, variables)
                .distinct()
                .sorted()
                .toList();
    }

    private static Pattern pattern(String known) {
        StringBuilder regex = new StringBuilder();
        for (String part : known.split("(?<=\\*)|(?=\\*)", -1)) {
            regex.append(part.equals("*") ? ".+" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString());
    }

    private static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    private static boolean matchesEnvironment(String known, String name) {
        int star = known.indexOf('*');
        return star < 0 ? known.equals(name) : name.startsWith(known.substring(0, star)) && name.length() > star;
    }
}
