package dev.windlass.cluster.app;

/** The steps of a pass, by the names that the peer's metric {@code function_duration_seconds} uses. */
enum Step {
    MAIN("main"),
    OBSERVE("poll"),
    REFRESH("cloudProviderRefresh"),
    STATE("updateClusterState"),
    SIMULATE("scaleUp:estimate"),
    GROW("scaleUp"),
    FIND_UNNEEDED("findUnneeded"),
    SHRINK("scaleDown"),
    SOFT_TAINT("scaleDown:softTaintUnneeded"),
    STATUS("status");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
