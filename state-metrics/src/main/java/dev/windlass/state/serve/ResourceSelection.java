package dev.windlass.state.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which resources one scrape wants: {@code ?resources=a,b} keeps only those, {@code ?exclude_resources=c} drops some,
 * and dropping wins. A present but empty {@code resources} wants none.
 */
final class ResourceSelection {
    private ResourceSelection() {}

    static Predicate<String> of(List<String> resources, List<String> excludeResources) {
        Set<String> excluded = names(excludeResources);
        if (resources.isEmpty()) {
            return resource -> !excluded.contains(resource);
        }
        Set<String> kept = names(resources);
        return resource -> kept.contains(resource) && !excluded.contains(resource);
    }

    private static Set<String> names(List<String> lists) {
        return lists.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
