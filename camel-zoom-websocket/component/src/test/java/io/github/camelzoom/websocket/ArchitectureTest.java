package io.github.camelzoom.websocket;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Holds the arrows between the packages: the face knows the connection and the delivery, the observation looks at both,
 * these know what is below them,
 * and nothing knows what is above it.
 */
@AnalyzeClasses(
        packages = "io.github.camelzoom.websocket",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutSimulator.class})
class ArchitectureTest {

    /** The simulator is on the path of the tests and keeps its own order. */
    static final class WithoutSimulator implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("simulator");
        }
    }

    private static final String FACE = "io.github.camelzoom.websocket";
    private static final String CONNECTION = FACE + ".connection..";
    private static final String OAUTH = FACE + ".oauth..";
    private static final String NET = FACE + ".net..";
    private static final String PROTOCOL = FACE + ".protocol..";
    private static final String DELIVERY = FACE + ".delivery..";
    private static final String OBSERVATION = FACE + ".observation..";
    private static final DescribedPredicate<JavaClass> CAMEL = resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule packagesDependDownwardsOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("face")
            .definedBy(FACE)
            .layer("observation")
            .definedBy(OBSERVATION)
            .layer("connection")
            .definedBy(CONNECTION)
            .layer("delivery")
            .definedBy(DELIVERY)
            .layer("oauth")
            .definedBy(OAUTH)
            .layer("net")
            .definedBy(NET)
            .layer("protocol")
            .definedBy(PROTOCOL)
            .whereLayer("face")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("observation")
            .mayOnlyBeAccessedByLayers("face")
            .whereLayer("connection")
            .mayOnlyBeAccessedByLayers("face", "observation")
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("face", "observation")
            .whereLayer("oauth")
            .mayOnlyBeAccessedByLayers("face", "connection")
            .whereLayer("net")
            .mayOnlyBeAccessedByLayers("face", "connection", "oauth")
            .whereLayer("protocol")
            .mayOnlyBeAccessedByLayers("face", "observation", "connection", "delivery");

    @ArchTest
    static final ArchRule thereIsNoOtherPackage =
            noClasses().should().resideOutsideOfPackages(FACE, OBSERVATION, CONNECTION, OAUTH, NET, PROTOCOL, DELIVERY);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(FACE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule camelIsKnownToTheFaceOnly = noClasses()
            .that()
            .resideInAnyPackage(OBSERVATION, CONNECTION, OAUTH, NET, PROTOCOL, DELIVERY)
            .should()
            .dependOnClassesThat(CAMEL);

    /** It is there only for those who have it. */
    @ArchTest
    static final ArchRule micrometerIsKnownToTwoClassesOnly = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(MicrometerMetering|MeteringLookup)(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("io.micrometer.."));

    @ArchTest
    static final ArchRule observationProtocolAndDeliveryDoNotKnowVertx = noClasses()
            .that()
            .resideInAnyPackage(OBSERVATION, PROTOCOL, DELIVERY)
            .should()
            .dependOnClassesThat(resideInAPackage("io.vertx.."));

    @ArchTest
    static final ArchRule protocolIsPure = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..", "org.slf4j.."));
}
