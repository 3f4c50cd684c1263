package dev.windlass.kube.aggregated;

/** What {@code /version} says of this server. */
public record VersionInfo(String major, String minor, String gitVersion, String gitCommit, String buildDate) {
    /** @param version such as {@code 0.1.0} */
    public static VersionInfo of(String version) {
        String[] parts = version.split("[.-]", 3);
        return new VersionInfo(parts[0], parts.length > 1 ? parts[1] : "0", "v" + version, "", "");
    }
}
