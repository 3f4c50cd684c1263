package dev.windlass.kube;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.windlass.kube", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The language of Kubernetes (amounts, selectors, messages) must be usable by every pure core. */
    @ArchTest
    static final ArchRule theLanguageDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage("..quantity..", "..duration..", "..selector..", "..json..", "..kind..", "..wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..",
                    "java.net.http..",
                    "javax.net..",
                    "java.util.concurrent.locks..",
                    "okhttp3..",
                    "io.kubernetes..",
                    "io.vertx..",
                    "..kube.client..",
                    "..kube.watch..",
                    "..kube.aggregated..",
                    "..kube.election..",
                    "..kube.event..");

    @ArchTest
    static final ArchRule generatedMessagesKnowNothingOfUs = classes()
            .that()
            .resideInAPackage("..wire..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..wire..", "com.google.protobuf..", "java..");
}
