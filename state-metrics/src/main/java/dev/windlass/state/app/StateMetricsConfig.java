package dev.windlass.state.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of this service, each with the name of the peer's flag. Lists are comma separated texts and not lists
 * of the configuration, which would take the backslashes out of regular expressions.
 */
@ConfigMapping(prefix = "windlass.state-metrics")
public interface StateMetricsConfig {
    /** Which resources to export, by plural name; absent: all that are built. */
    Optional<String> resources();

    /** Namespaces to watch, each by itself; absent: all at once. Cluster-scoped resources are always whole. */
    Optional<String> namespaces();

    /** Namespaces whose objects are left out. */
    Optional<String> namespacesDenylist();

    /** Regular expressions for the families to export; excludes {@link #metricDenylist()}. */
    Optional<String> metricAllowlist();

    /** Regular expressions for the families not to export. */
    Optional<String> metricDenylist();

    /** Regular expressions for the families to export that are off by default. */
    Optional<String> metricOptInList();

    /** Labels to export, as {@code pods=[app,team],nodes=[*]}. */
    Optional<String> metricLabelsAllowlist();

    /** Annotations to export, in the same form. */
    Optional<String> metricAnnotationsAllowlist();

    /** Which of {@link #totalShards()} this replica is, from 0. */
    @WithDefault("0")
    int shard();

    /** How many replicas share the objects. */
    @WithDefault("1")
    int totalShards();

    /** Export only the pods of this node; needs {@code resources=pods}. */
    Optional<String> node();

    /** Export only the pods without a node; needs {@code resources=pods} and goes before {@link #node()}. */
    @WithDefault("false")
    boolean trackUnscheduledPods();

    /** Compress the page for clients that accept gzip. */
    @WithDefault("false")
    boolean enableGzipEncoding();

    /** How long a client may take nothing of the page before it is given up. */
    @WithDefault("60s")
    Duration serverWriteTimeout();

    /** Pages written at one time; beyond it a scrape is answered 503. */
    @WithDefault("8")
    int concurrentScrapes();

    /** How long the API server may be silent while watches fail before what is served counts as stale. */
    @WithDefault("2m")
    Duration staleAfter();
}
