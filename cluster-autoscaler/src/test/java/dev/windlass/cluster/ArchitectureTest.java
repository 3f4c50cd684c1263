package dev.windlass.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.windlass.cluster", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] CORE = {
        "dev.windlass.cluster.snapshot..",
        "dev.windlass.cluster.scheduling..",
        "dev.windlass.cluster.scaleup..",
        "dev.windlass.cluster.scaledown.."
    };
    private static final String[] SHELLS = {
        "dev.windlass.cluster.app..",
        "dev.windlass.cluster.observe..",
        "dev.windlass.cluster.provider..",
        "dev.windlass.cluster.publish..",
        "dev.windlass.cluster.status..",
        "dev.windlass.cluster.drain.."
    };

    /** A simulation must be repeatable from a record of its inputs. */
    @ArchTest
    static final ArchRule theCoreDoesNoInputOrOutputAndKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.net..",
                    "java.util.concurrent..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.kubernetes..",
                    "io.micrometer..",
                    "io.opentelemetry..",
                    "org.apache.kafka..",
                    "dev.windlass.stream..",
                    "dev.windlass.service..",
                    "dev.windlass.kube.wire..",
                    "dev.windlass.kube.client..",
                    "dev.windlass.kube.watch..");

    @ArchTest
    static final ArchRule theCoreKnowsNoShell = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SHELLS);

    /** One direction within the core: pods and nodes, what fits where, what to do about it. */
    @ArchTest
    static final ArchRule snapshotsKnowNoRules = noClasses()
            .that()
            .resideInAPackage("dev.windlass.cluster.snapshot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.windlass.cluster.scheduling..",
                    "dev.windlass.cluster.scaleup..",
                    "dev.windlass.cluster.scaledown..");

    @ArchTest
    static final ArchRule growingAndShrinkingKnowNothingOfEachOther = noClasses()
            .that()
            .resideInAPackage("dev.windlass.cluster.scaledown..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.windlass.cluster.scaleup..");

    @ArchTest
    static final ArchRule onlyTheAppSeesEverything = noClasses()
            .that()
            .resideOutsideOfPackage("dev.windlass.cluster.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.windlass.cluster.app..");

    @ArchTest
    static final ArchRule providersStandAlone = noClasses()
            .that()
            .resideInAPackage("dev.windlass.cluster.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.windlass.cluster.observe..",
                    "dev.windlass.cluster.publish..",
                    "dev.windlass.cluster.status..",
                    "dev.windlass.cluster.drain..");
}
