package dev.windlass.kube.aggregated.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who makes a request. */
public record UserInfo(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    static final String MASTERS = "system:masters";
    static final String ALL_AUTHENTICATED = "system:authenticated";

    public UserInfo {
        groups = List.copyOf(groups);
        Map<String, List<String>> copied = new HashMap<>();
        extra.forEach((key, values) -> copied.put(key, List.copyOf(values)));
        extra = Map.copyOf(copied);
    }

    public static UserInfo anonymous() {
        return new UserInfo("system:anonymous", "", List.of("system:unauthenticated"), Map.of());
    }

    public boolean isMaster() {
        return groups.contains(MASTERS);
    }
}
