package dev.windlass.autoscaler.source.rules;

import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which label of a series names which object. */
final class ResourceLabels {
    private static final List<String> FIELDS = List.of("Group", "Resource");

    private final Map<String, Named> overrides;
    private final @Nullable QueryTemplate template;
    private final @Nullable Pattern reverse;

    /** A resource as a rule names it. */
    record Named(String group, String resource) {}

    private ResourceLabels(Map<String, Named> overrides, @Nullable QueryTemplate template, @Nullable Pattern reverse) {
        this.overrides = Map.copyOf(overrides);
        this.template = template;
        this.reverse = reverse;
    }

    static ResourceLabels of(Map<String, Named> overrides, String template) {
        if (template.isEmpty()) {
            return new ResourceLabels(overrides, null, null);
        }
        QueryTemplate parsed = QueryTemplate.parse(template, FIELDS);
        // The same text with groups in the place of its fields reads a label's name backwards; a resource has no
        // underscore, so
        // that the rest is the group however many it has.
        String marked = parsed.render(Map.of("Group", "\u0001", "Resource", "\u0002"));
        Pattern reverse = Pattern.compile(Pattern.quote(marked)
                .replace("\u0001", "\\E(?<group>.+)\\Q")
                .replace("\u0002", "\\E(?<resource>[^_]+)\\Q"));
        return new ResourceLabels(overrides, parsed, reverse);
    }

    /** The objects that a series' labels name; what the cluster does not know is left out. */
    Set<ApiResource> resources(Set<String> labels, ResourceNames names) {
        Map<String, ApiResource> found = new LinkedHashMap<>();
        for (String label : labels) {
            resource(label, names).ifPresent(r -> found.put(r.groupResource(), r));
        }
        return Set.copyOf(found.values());
    }

    private Optional<ApiResource> resource(String label, ResourceNames names) {
        Named override = overrides.get(label);
        if (override != null) {
            return names.resource(override.group(), override.resource());
        }
        if (reverse == null) {
            return Optional.empty();
        }
        Matcher matcher = reverse.matcher(label);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String group = matcher.namedGroups().containsKey("group")
                ? matcher.group("group").replace('_', '.')
                : "";
        return matcher.namedGroups().containsKey("resource")
                ? names.resource(group, matcher.group("resource").toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The label that names a resource; empty when the rule has none. */
    Optional<String> label(ApiResource resource, ResourceNames names) {
        return overrides.entrySet().stream()
                .filter(e -> names.resource(e.getValue().group(), e.getValue().resource())
                        .filter(r -> r.groupResource().equals(resource.groupResource()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .or(() -> Optional.ofNullable(template)
                        .map(t -> t.render(
                                Map.of("Group", resource.group().replace('.', '_'), "Resource", resource.singular()))));
    }
}
