package io.serai.plugins.internal.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.SeraiException;
import io.serai.api.error.UnavailableException;
import io.serai.api.error.Violation;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginPlan;
import io.serai.api.plugin.PluginSource;
import io.serai.plugins.internal.wanted.WantedVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reason to refuse a plugin: its own code, a sentence, and everything as it was. */
class PluginRefusalTest {
    @TempDir
    Path folder;

    @TempDir
    Path outside;

    private Hub hub;

    @BeforeEach
    void open() throws Exception {
        hub = new Hub(folder).booted();
        hub.install(new PackageBuilder("orders")
                .descriptor("orders", "1.5.0")
                .workflow("intake")
                .tool("count")
                .bundleIn(outside, "orders.jar"));
        hub.usage.live.put("orders", Map.of("1.5.0", 7));
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
    }

    private static PackageBuilder next() {
        return new PackageBuilder("orders").descriptor("orders", "2.0.0").workflow("intake");
    }

    /** Over the service, dropped in, and as a plan where the plan can know. */
    private String refused(String code, PackageBuilder builder, boolean isPlanned) throws Exception {
        Path file = builder.bundleIn(outside, "next.jar");
        List<String> before = hub.state();
        SeraiException[] refusal = new SeraiException[1];
        assertThatThrownBy(() -> hub.install(file)).isInstanceOfSatisfying(SeraiException.class, e -> refusal[0] = e);
        assertThat(refusal[0].code()).isEqualTo(code);
        assertThat(hub.state()).isEqualTo(before);
        if (isPlanned) {
            PluginPlan plan = hub.plugins.planInstall(new PluginSource("upload:next.jar", file));
            assertThat(plan.problems()).containsExactly(new PluginPlan.Refusal(code, refusal[0].detail()));
            assertThat(hub.state()).isEqualTo(before);
        }
        Files.copy(file, hub.deploy.resolve("next.jar"));
        Eventually.holds(
                () -> hub.reconciler.dropIns().refused().stream().anyMatch(seen -> code.equals(seen.code())),
                () -> hub.reconciler.dropIns().refused());
        assertThat(hub.state()).isEqualTo(before);
        assertThat(hub.plugins.get("orders").state()).isEqualTo("ACTIVE");
        return refusal[0].detail();
    }

    @Test
    void aPackageThatNobodyExports() throws Exception {
        String words = refused(
                "plugin.unresolved",
                next().header(
                                "Import-Package",
                                "com.acme.billing;version=\"[1.2,2)\",org.osgi.framework;version=\"[9,10)\","
                                        + "com.acme.optional;resolution:=optional"),
                true);

        assertThat(words)
                .startsWith("Plugin orders 2.0.0 does not fit this hub. It needs the package com.acme.billing"
                        + " [1.2.0,2.0.0), which no installed bundle exports; the package org.osgi.framework"
                        + " [9.0.0,10.0.0), which is here only in version 1.")
                .doesNotContain("optional");
    }

    @Test
    void aPluginThatIsNotHere() throws Exception {
        String words = refused(
                "plugin.unresolved",
                new PackageBuilder("orders").descriptor("orders", "2.0.0", ",\"requires\":[{\"id\":\"quotes\"}]"),
                true);

        assertThat(words).isEqualTo("Plugin orders 2.0.0 needs plugin quotes *, and no catalog has it.");
    }

    @Test
    void anActivatorThatThrows() throws Exception {
        String words = refused("plugin.start-failed", next().activator(ThrowingActivator.class), false);

        assertThat(words)
                .isEqualTo(
                        "Plugin orders 2.0.0 does not start. Its activator threw IllegalStateException: no licence key");
    }

    @Test
    void aRouteThatCannotRun() throws Exception {
        hub.packs.refusal = () -> new InvalidInputException(
                "workflow.invalid",
                "The workflow intake cannot run: unknown component acme",
                List.of(new Violation("intake.line", "unknown component acme")));

        assertThat(refused("plugin.route-invalid", next(), false))
                .isEqualTo("The workflow intake cannot run: unknown component acme");
    }

    @Test
    void settingsThatCannotBeRead() throws Exception {
        assertThat(refused("plugin.route-invalid", next().file("SERAI-INF/workflows/intake.settings.json", "{"), false))
                .startsWith("Its file intake.settings.json cannot be read: ");
    }

    @Test
    void aWorkflowThatBelongsToSomebodyElse() throws Exception {
        hub.packs.refusal = () -> new ConflictException("workflow.name-taken", "The name intake is taken.");

        assertThat(refused("plugin.name-clash", next(), false)).isEqualTo("The name intake is taken.");
    }

    @Test
    void aToolThatBelongsToSomebodyElse() throws Exception {
        PackageBuilder other =
                new PackageBuilder("other").descriptor("other", "1.0.0").tool("count");

        assertThat(refused("plugin.name-clash", other, false))
                .isEqualTo("Its tool count has the name of a tool of orders 1.5.0.");
    }

    @Test
    void aToolThatCannotBeOffered() throws Exception {
        assertThat(refused("plugin.contribution-invalid", next().tool("Bad Name"), false))
                .contains("lower-case words");
    }

    @Test
    void aDescriptorThatBreaksTheSchema() throws Exception {
        assertThat(refused(
                        "plugin.descriptor-invalid",
                        new PackageBuilder("wrong").file("SERAI-INF/plugin.json", "{\"id\":\"Wrong One\"}"),
                        false))
                .startsWith("plugin.json breaks the schema: ")
                .contains("id: does not match", "name: required property");
    }

    @Test
    void whatThePolicyDoesNotTrust() throws Exception {
        assertThat(hub.plugins.get("orders").versions().get(0).publisher()).isEqualTo("Acme");
        hub.verdict = () -> {
            throw new InvalidInputException("plugin.tampered", "The file a.txt is not what was signed.");
        };

        assertThat(refused("plugin.tampered", next(), true)).isEqualTo("The file a.txt is not what was signed.");
    }

    @Test
    void anOlderVersion() throws Exception {
        assertThat(refused("plugin.downgrade", new PackageBuilder("orders").descriptor("orders", "1.4.9"), true))
                .startsWith("Plugin orders 1.4.9 is older than 1.5.0, which is installed.");
    }

    @Test
    void otherContentUnderTheSameVersion() throws Exception {
        Path file = new PackageBuilder("orders").descriptor("orders", "1.5.0").bundleIn(outside, "same.jar");
        List<String> before = hub.state();

        assertThatThrownBy(() -> hub.install(file))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo("plugin.version-exists"));
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void whatIsNoPluginAtAll() throws Exception {
        Path text = Files.writeString(outside.resolve("notes.jar"), "nothing");
        Path empty = new PackageBuilder("unused").file("a.txt", "a").karIn(outside, "empty.kar");
        Path library = new PackageBuilder("unused")
                .file(
                        "repository/lib.jar",
                        new PackageBuilder("unused").file("a.txt", "a").kar())
                .karIn(outside, "library.kar");
        List<String> before = hub.state();
        for (Path file : List.of(text, empty, library)) {
            assertThatThrownBy(() -> hub.install(file))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.code()).isEqualTo("plugin.not-a-plugin"));
        }
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void whatIsRefusedInTheFolderIsShownAndTriedAgainWhenSomethingChanges() throws Exception {
        hub.packs.refusal = () -> new ConflictException("workflow.name-taken", "The name returns is taken.");
        new PackageBuilder("returns")
                .descriptor("returns", "1.0.0")
                .workflow("returns")
                .bundleIn(hub.deploy, "r.jar");

        Plugin plugin = hub.eventually("returns", "REFUSED");
        assertThat(plugin.code()).isEqualTo("plugin.name-clash");
        assertThat(plugin.error()).isEqualTo("The name returns is taken.");

        hub.packs.refusal = null;
        hub.install(new PackageBuilder("other").descriptor("other", "1.0.0").bundleIn(outside, "other.jar"));

        assertThat(hub.eventually("returns", "ACTIVE").error()).isNull();
    }

    @Test
    void aStoreThatIsAwayChangesNothing() throws Exception {
        Path file = next().bundleIn(outside, "next.jar");
        List<String> before = hub.state();

        hub.store.failure = () -> new UnavailableException("store.unavailable", "The database is away.", 1);
        assertThatThrownBy(() -> hub.install(file)).isInstanceOf(UnavailableException.class);
        hub.store.failure = null;

        assertThat(hub.state()).isEqualTo(before);
        hub.install(file);
        assertThat(hub.plugins.get("orders").version()).isEqualTo("2.0.0");
    }

    @Test
    void aSwitchThatFailsChangesNothing() throws Exception {
        Path file = next().bundleIn(outside, "next.jar");
        List<String> before = hub.state();

        hub.packs.failure = () -> new IllegalStateException("broken");
        assertThatThrownBy(() -> hub.install(file)).hasMessageContaining("broken");
        hub.packs.failure = null;

        assertThat(hub.state()).isEqualTo(before);
        assertThat(hub.store.last().status()).isEqualTo("FAILED");
        assertThat(hub.store.last().phase()).isEqualTo("switch");
    }

    /** A kill after the framework has the new version, and before the wanted set has. */
    @Test
    void whatWasInstalledAndNotWantedYetIsGoneAfterAKill() throws Exception {
        Path file = next().bundleIn(outside, "next.jar");
        String location = "serai-plugin:orders/2.0.0/feed/orders.jar";
        hub.framework.getBundleContext().installBundle(location, Files.newInputStream(file));

        hub = hub.restarted();

        assertThat(hub.locations()).doesNotContain(location);
        assertThat(hub.eventually("orders", "ACTIVE").version()).isEqualTo("1.5.0");
    }

    /** A kill after the wanted set was written, and before the workflows have switched. */
    @Test
    void whatIsWantedIsFinishedAfterAKill() throws Exception {
        Path file = next().bundleIn(outside, "next.jar");
        hub.install(file);
        hub.close();
        hub.packs.packs.clear();
        hub.packs.stored.put("orders", "1.5.0");

        hub = hub.restarted();

        assertThat(hub.eventually("orders", "ACTIVE").version()).isEqualTo("2.0.0");
        assertThat(hub.packs.versions()).containsExactly("orders 2.0.0");
    }

    @Test
    void aLostPackageIsSaid() throws Exception {
        hub.store.plant(
                new WantedVersion("lost", "1.0.0", "0".repeat(64), "upload:lost.jar", true, Instant.EPOCH, "ada"));

        hub = hub.restarted();

        Plugin plugin = hub.eventually("lost", "FAILED");
        assertThat(plugin.code()).isEqualTo("plugin.package-lost");
        assertThat(hub.plugins.get("orders").state()).isEqualTo("ACTIVE");
    }
}
