package dev.windlass.autoscaler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows go one way: shells may see the core, the core sees only the core, and only {@code app} sees everything. */
@AnalyzeClasses(packages = "dev.windlass.autoscaler", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.windlass.autoscaler.";
    private static final String HORIZONTAL = ROOT + "horizontal..";
    private static final String DECISION = ROOT + "decision..";

    @ArchTest
    static final ArchRule theCoreDoesNoInputOrOutputAndKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(HORIZONTAL, DECISION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..",
                    "java.net..",
                    "java.util.concurrent..",
                    "io.quarkus..",
                    "jakarta..",
                    "io.kubernetes..",
                    "io.micrometer..",
                    "io.opentelemetry..",
                    "org.apache.kafka..",
                    "org.jboss..",
                    ROOT + "app..",
                    ROOT + "api..",
                    ROOT + "source..",
                    ROOT + "actuation..",
                    ROOT + "publish..");

    @ArchTest
    static final ArchRule proposalsKnowNothingOfDecisions = noClasses()
            .that()
            .resideInAPackage(HORIZONTAL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DECISION);

    @ArchTest
    static final ArchRule onlyAppSeesAll = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "app..");
}
