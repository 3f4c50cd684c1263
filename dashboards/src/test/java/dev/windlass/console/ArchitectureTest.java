package dev.windlass.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.windlass.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_GO_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("..console.app..")
            .layer("feed")
            .definedBy("..console.feed..")
            .layer("web")
            .definedBy("..console.web..")
            .layer("screen")
            .definedBy("..console.screen..")
            .layer("projection")
            .definedBy("..console.projection..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("feed")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("screen")
            .mayOnlyBeAccessedByLayers("app", "web");

    @ArchTest
    static final ArchRule THE_CORE_IS_PURE = noClasses()
            .that()
            .resideInAnyPackage("..console.projection..", "..console.screen..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.net.http..",
                    "jakarta..",
                    "io..",
                    "org.apache..",
                    "dev.windlass.kube.client..",
                    "dev.windlass.kube.watch..",
                    "dev.windlass.stream.read..",
                    "dev.windlass.stream.publish..")
            .because("records in, records out: the core can be read and tested without a cluster");

    @ArchTest
    static final ArchRule THE_CORE_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage("..console.projection..", "..console.screen..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
