package dev.windlass.state;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Arrows go one way: text knows no objects, families know no stores, and only the app sees all rooms. */
@AnalyzeClasses(packages = "dev.windlass.state", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] CORE = {
        "dev.windlass.state.exposition..",
        "dev.windlass.state.family..",
        "dev.windlass.state.schedule..",
        "dev.windlass.state.shard..",
        "dev.windlass.state.store..",
    };

    @ArchTest
    static final ArchRule CORE_IS_PURE = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.windlass.state.exposition..",
                    "dev.windlass.state.family..",
                    "dev.windlass.state.schedule..",
                    "dev.windlass.state.shard..",
                    "dev.windlass.state.store..",
                    "dev.windlass.kube.wire..",
                    "dev.windlass.kube.kind..",
                    "dev.windlass.kube.quantity..",
                    "dev.windlass.kube.duration..",
                    "com.google.protobuf..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.math..",
                    "java.net",
                    "java.nio.charset",
                    "java.io",
                    "org.jspecify.annotations..")
            .because("rules that need a network, a file or a framework cannot be checked by hand");

    @ArchTest
    static final ArchRule CORE_HAS_NO_CLOCK_AND_NO_ZONE = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault")
            .because("time is a parameter");

    @ArchTest
    static final ArchRule CORE_OPENS_NOTHING = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Socket|URL|URI|HttpURLConnection)|java\\.io\\.File.*")
            .because("of java.net only the reading of address literals is needed, of java.io only streams");

    @ArchTest
    static final ArchRule ROOMS_SEE_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("exposition")
            .definedBy("dev.windlass.state.exposition..")
            .layer("schedule")
            .definedBy("dev.windlass.state.schedule..")
            .layer("family")
            .definedBy("dev.windlass.state.family..")
            .layer("shard")
            .definedBy("dev.windlass.state.shard..")
            .layer("store")
            .definedBy("dev.windlass.state.store..")
            .layer("watch")
            .definedBy("dev.windlass.state.watch..")
            .layer("serve")
            .definedBy("dev.windlass.state.serve..")
            .layer("app")
            .definedBy("dev.windlass.state.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("serve")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("watch")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("watch", "serve", "app")
            .whereLayer("shard")
            .mayOnlyBeAccessedByLayers("watch", "app")
            .whereLayer("family")
            .mayOnlyBeAccessedByLayers("store", "watch", "app")
            .whereLayer("schedule")
            .mayOnlyBeAccessedByLayers("family")
            .whereLayer("exposition")
            .mayOnlyBeAccessedByLayers("family", "store", "serve");
}
