package io.serai.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said in two places is the same in both. */
class ConsistencyTest {
    private static final Pattern ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern KEY = Pattern.compile("(?m)^#?([a-z][a-zA-Z0-9.-]*) =");
    private static final Pattern ATTRIBUTE = Pattern.compile("<AD [^>]*id=\"([^\"]+)\"");

    /** In a module's pom.xml: it is installed by hand or only tested with, so neither a feature nor the catalog names it. */
    private static final String NOT_DISTRIBUTED = "<serai.distributed>false</serai.distributed>";

    /** Its keys carry the paths of hooks, which the operator invents. */
    private static final String FREE_KEYS = "io.serai.hooks";

    @Test
    void everyModuleIsBuiltAndNamedByAFeatureOrInTheCatalog() {
        String pom = House.read("pom.xml");
        String features = House.read("features/src/main/feature/features.xml");
        String catalog = House.read("karaf-assembly/pom.xml");
        for (String folder : Set.of("bundles", "libraries", "plugins", "camel-routes")) {
            for (Path module : House.folders(folder)) {
                String path = folder + "/" + module.getFileName();
                assertThat(pom).contains("<module>" + path + "</module>");
                if (House.read(path + "/pom.xml").contains(NOT_DISTRIBUTED)) {
                    continue;
                }
                if (folder.equals("plugins") || folder.equals("camel-routes")) {
                    assertThat(catalog)
                            .contains("<artifactItem><groupId>io.serai</groupId><artifactId>" + artifact(path));
                } else {
                    assertThat(features).contains("mvn:io.serai/" + artifact(path) + "/");
                }
            }
        }
    }

    @Test
    void everyKeyInEtcIsDeclaredAndEveryDeclaredKeyIsInEtc() throws IOException {
        try (Stream<Path> files = Files.list(House.ROOT.resolve("etc"))) {
            for (Path file : files.filter(name -> name.getFileName().toString().startsWith("io.serai."))
                    .sorted()
                    .toList()) {
                String pid = file.getFileName().toString().replaceAll("\\.cfg$", "");
                if (pid.equals(FREE_KEYS)) {
                    continue;
                }
                assertThat(matches(KEY, Files.readString(file))).as(pid).isEqualTo(declared(pid));
            }
        }
    }

    private static Set<String> declared(String pid) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path bundle : House.folders("bundles")) {
            Path metatype = bundle.resolve("target/classes/OSGI-INF/metatype");
            if (!Files.isDirectory(metatype)) {
                continue;
            }
            try (Stream<Path> files = Files.list(metatype)) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file);
                    if (text.contains("pid=\"" + pid + "\"")) {
                        keys.addAll(matches(ATTRIBUTE, text));
                    }
                }
            }
        }
        return keys;
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String artifact(String module) {
        Matcher found = ARTIFACT.matcher(House.read(module + "/pom.xml"));
        assertThat(found.find()).as(module).isTrue();
        return found.group(1);
    }
}
