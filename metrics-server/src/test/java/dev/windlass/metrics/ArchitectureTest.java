package dev.windlass.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows go one way: kubelet and window know nobody who uses them, and only the app sees all rooms. */
@AnalyzeClasses(packages = "dev.windlass.metrics", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CORE_PARSE = "dev.windlass.metrics.kubelet.parse..";
    private static final String CORE_WINDOW = "dev.windlass.metrics.window..";
    private static final String CORE_FLAG = "dev.windlass.metrics.flag..";
    private static final String GO_DURATIONS = "dev.windlass.kube.duration";
    private static final String CORE_SIGNAL = "dev.windlass.metrics.signal..";
    private static final String CORE_EXPOSITION = "dev.windlass.metrics.exposition..";

    @ArchTest
    static final ArchRule CORE_IS_PURE = classes()
            .that()
            .resideInAnyPackage(CORE_PARSE, CORE_WINDOW, CORE_FLAG, CORE_SIGNAL, CORE_EXPOSITION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CORE_PARSE,
                    CORE_WINDOW,
                    CORE_FLAG,
                    GO_DURATIONS,
                    CORE_SIGNAL,
                    CORE_EXPOSITION,
                    // Tokens of JSON out of bytes in memory.
                    "com.fasterxml.jackson.core..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.math..",
                    "java.nio",
                    "java.nio.charset",
                    "java.io",
                    "org.jspecify.annotations..")
            .because("rules that need a network, a file or a framework cannot be checked by hand");

    @ArchTest
    static final ArchRule CORE_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(CORE_PARSE, CORE_WINDOW, CORE_FLAG, CORE_SIGNAL, CORE_EXPOSITION)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("time is a parameter");

    @ArchTest
    static final ArchRule ROOMS_SEE_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("parse")
            .definedBy(CORE_PARSE)
            .layer("window")
            .definedBy(CORE_WINDOW)
            .layer("flag")
            .definedBy(CORE_FLAG)
            .layer("signal")
            .definedBy(CORE_SIGNAL)
            .layer("exposition")
            .definedBy(CORE_EXPOSITION)
            .layer("kubelet")
            .definedBy("dev.windlass.metrics.kubelet")
            .layer("scrape")
            .definedBy("dev.windlass.metrics.scrape..")
            .layer("plan")
            .definedBy("dev.windlass.metrics.plan..")
            .layer("publish")
            .definedBy("dev.windlass.metrics.publish..")
            .layer("api")
            .definedBy("dev.windlass.metrics.api..")
            .layer("app")
            .definedBy("dev.windlass.metrics.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("flag")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("flag")
            .mayNotAccessAnyLayer()
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("app")
            .layer("otlp")
            .definedBy("dev.windlass.metrics.otlp..")
            .whereLayer("otlp")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("exposition")
            .mayOnlyBeAccessedByLayers("otlp", "app")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("publish")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("scrape")
            .mayOnlyBeAccessedByLayers("plan", "publish", "app")
            .whereLayer("kubelet")
            .mayOnlyBeAccessedByLayers("scrape", "plan", "api", "app")
            .whereLayer("window")
            .mayOnlyBeAccessedByLayers("exposition", "otlp", "scrape", "publish", "api", "app")
            .whereLayer("signal")
            .mayOnlyBeAccessedByLayers("parse", "exposition", "otlp", "scrape", "publish", "app");
}
