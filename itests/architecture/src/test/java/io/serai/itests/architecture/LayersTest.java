package io.serai.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table of docs/architecture: a technology, and the bundles that alone may touch it. */
class LayersTest {
    private static final List<String> BUNDLES = List.of(
            "camel",
            "journal",
            "workflows",
            "store",
            "models",
            "plugins",
            "security",
            "observe",
            "http",
            "shell",
            "console",
            "testkit");

    private record Edge(String technology, List<String> packages, List<String> bundles) {}

    private static final List<Edge> TABLE = List.of(
            new Edge("Camel", List.of("org.apache.camel.."), List.of("camel", "journal", "workflows", "testkit")),
            new Edge(
                    "JDBC and its drivers",
                    List.of("java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..", "org.apache.derby.."),
                    List.of("store")),
            new Edge(
                    "jOOQ",
                    List.of("org.jooq.."),
                    List.of("store", "security", "journal", "workflows", "models", "plugins", "http")),
            new Edge(
                    "Karaf's features",
                    List.of("org.apache.karaf.features..", "org.apache.karaf.kar.."),
                    List.of("plugins")),
            new Edge("Karaf's shell", List.of("org.apache.karaf.shell.."), List.of("shell")),
            new Edge(
                    "HTTP",
                    List.of("org.apache.cxf..", "jakarta.servlet..", "jakarta.websocket..", "org.eclipse.jetty.."),
                    List.of("http")),
            new Edge(
                    "Libraries for tokens and passwords",
                    List.of("com.nimbusds..", "org.bouncycastle.."),
                    List.of("security")),
            new Edge("Libraries for metrics", List.of("io.micrometer..", "io.prometheus.."), List.of("observe")),
            new Edge("LangChain4j", List.of("dev.langchain4j.."), List.of("models")),
            new Edge("PDF", List.of("org.apache.pdfbox.."), List.of("journal")));

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = House.bundles();
    }

    @TestFactory
    Stream<DynamicTest> onlyItsBundlesTouchATechnology() {
        return TABLE.stream()
                .map(edge -> DynamicTest.dynamicTest(
                        edge.technology(),
                        () -> noClasses()
                                .that(not(resideInAnyPackage(packages(edge.bundles())))
                                        .and(resideInAPackage("io.serai..")))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(edge.packages().toArray(String[]::new))
                                .check(classes)));
    }

    @TestFactory
    Stream<DynamicTest> nobodyLooksInsideAnotherBundle() {
        return BUNDLES.stream()
                .map(bundle -> DynamicTest.dynamicTest(
                        bundle,
                        () -> noClasses()
                                .that(not(resideInAPackage("io.serai." + bundle + "..")))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.serai." + bundle + ".internal..")
                                .allowEmptyShould(true)
                                .check(classes)));
    }

    @TestFactory
    Stream<DynamicTest> theApiKnowsNobodyAndNobodyKnowsTheEdges() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        "api",
                        () -> noClasses()
                                .that(resideInAnyPackage("io.serai.api..", "io.serai.spi.."))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(packages(BUNDLES))
                                .check(classes)),
                DynamicTest.dynamicTest(
                        "edges",
                        () -> noClasses()
                                .that(not(resideInAnyPackage(packages(List.of("http", "shell", "console")))))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(packages(List.of("http", "shell", "console")))
                                .check(classes)));
    }

    @TestFactory
    Stream<DynamicTest> theOldNamespaceIsGone() {
        return Stream.of("javax.servlet..", "javax.ws.rs..", "javax.persistence..")
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(name)
                                .check(classes)));
    }

    private static String[] packages(List<String> bundles) {
        return bundles.stream().map(bundle -> "io.serai." + bundle + "..").toArray(String[]::new);
    }
}
