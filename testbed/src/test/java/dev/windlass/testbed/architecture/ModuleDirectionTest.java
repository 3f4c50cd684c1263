package dev.windlass.testbed.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services meet in Kubernetes objects and Kafka topics, never in code: only so can each be deployed alone. */
class ModuleDirectionTest {
    private static final List<String> SERVICES = List.of(
            "dev.windlass.metrics..",
            "dev.windlass.state..",
            "dev.windlass.autoscaler..",
            "dev.windlass.cluster..",
            "dev.windlass.console..");

    private static final JavaClasses WINDLASS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.windlass");

    static Stream<String> services() {
        return SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceSeesNoOtherService(String service) {
        noClasses()
                .that()
                .resideInAPackage(service)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others(service))
                .because("services can be deployed alone")
                .check(WINDLASS);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceIsUnderThisRule(String service) {
        assertThat(WINDLASS.stream().filter(each -> each.getPackageName().startsWith(service.replace("..", ""))))
                .as("classes of %s on the test's class path", service)
                .isNotEmpty();
    }

    @Test
    void kubeAndStreamSeeNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage("dev.windlass.kube..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(but("dev.windlass.kube.."))
                .check(WINDLASS);
        classes()
                .that()
                .resideInAPackage("dev.windlass.stream..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(but("dev.windlass.stream.."))
                .check(WINDLASS);
    }

    @Test
    void whatServicesShareSeesNoService() {
        noClasses()
                .that()
                .resideInAPackage("dev.windlass.service..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.toArray(String[]::new))
                .check(WINDLASS);
    }

    @Test
    void nothingButTheTestbedSeesTheTestbed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.windlass.testbed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.windlass.testbed..")
                .check(WINDLASS);
    }

    private static String[] others(String service) {
        return SERVICES.stream().filter(each -> !each.equals(service)).toArray(String[]::new);
    }

    private static String[] but(String own) {
        return Stream.concat(
                        SERVICES.stream(),
                        Stream.of(
                                "dev.windlass.kube..",
                                "dev.windlass.stream..",
                                "dev.windlass.service..",
                                "dev.windlass.testbed.."))
                .filter(each -> !each.equals(own))
                .toArray(String[]::new);
    }
}
