package dev.windlass.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.windlass.stream", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] CORE = {
        "dev.windlass.stream.codec..",
        "dev.windlass.stream.sample..",
        "dev.windlass.stream.decision..",
        "dev.windlass.stream.request.."
    };

    @ArchTest
    static final ArchRule recordsAndCodecsAreFreeOfInputAndOutput = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.micrometer..",
                    "io.opentelemetry..",
                    "java.net..",
                    "java.nio.file..",
                    "java.util.concurrent..");

    @ArchTest
    static final ArchRule recordsAndCodecsHaveNoClock = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule theRulesOfTheOutboxKnowNoThreadAndNoKafka = noClasses()
            .that()
            .haveSimpleNameStartingWith("RecordQueue")
            .or()
            .haveSimpleName("Positions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.util.concurrent..");

    @ArchTest
    static final ArchRule roomsSeeOnlyTheRoomsBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("settings")
            .definedBy("dev.windlass.stream")
            .layer("codec")
            .definedBy("dev.windlass.stream.codec")
            .layer("records")
            .definedBy(
                    "dev.windlass.stream.sample..", "dev.windlass.stream.decision..", "dev.windlass.stream.request..")
            .layer("trace")
            .definedBy("dev.windlass.stream.trace")
            .layer("client")
            .definedBy("dev.windlass.stream.client")
            .layer("publish")
            .definedBy("dev.windlass.stream.publish")
            .layer("read")
            .definedBy("dev.windlass.stream.read")
            .layer("share")
            .definedBy("dev.windlass.stream.share")
            .whereLayer("share")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("publish")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("read")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("records")
            .mayOnlyBeAccessedByLayers("publish")
            .whereLayer("codec")
            .mayOnlyBeAccessedByLayers("records", "publish", "read");

    @ArchTest
    static final ArchRule whatIsNotOfferedIsHidden = classes()
            .that()
            .haveSimpleNameStartingWith("Kafka")
            .or()
            .haveSimpleNameStartingWith("Disabled")
            .should()
            .bePackagePrivate();
}
