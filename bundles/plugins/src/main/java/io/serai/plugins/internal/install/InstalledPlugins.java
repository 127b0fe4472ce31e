package io.serai.plugins.internal.install;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginPlan;
import io.serai.api.plugin.PluginSource;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.CallContext;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.wanted.OperationLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The plugins there are, and how people add to them and take from them. */
final class InstalledPlugins implements Plugins {
    private static final String CATALOG = "catalog:";
    private static final String FILE = "file:";
    private static final String MVN = "mvn:";
    private static final Duration PLANNING = Duration.ofSeconds(60);

    private final PluginReconciler reconciler;
    private final Supplier<Catalogs> catalogs;
    private final PackageReader reader;
    private final OperationLog log;
    private final Supplier<@Nullable PluginUsage> usage;

    InstalledPlugins(
            PluginReconciler reconciler,
            Supplier<Catalogs> catalogs,
            PackageReader reader,
            OperationLog log,
            Supplier<@Nullable PluginUsage> usage) {
        this.reconciler = reconciler;
        this.catalogs = catalogs;
        this.reader = reader;
        this.log = log;
        this.usage = usage;
    }

    @Override
    public Page<Plugin> list(PageRequest page) {
        return Pages.of(
                List.copyOf(reconciler.counted().values()),
                Plugin::id,
                plugin -> plugin.id() + " " + plugin.name() + " " + plugin.summary(),
                page);
    }

    @Override
    public Plugin get(String id) {
        Plugin plugin = reconciler.counted().get(id);
        if (plugin == null) {
            throw new NotFoundException("plugin.not-found", "There is no plugin " + id + ".");
        }
        return plugin;
    }

    @Override
    public PluginPlan planInstall(PluginSource source) {
        return with(
                source,
                plugin -> await(
                        reconciler.ask(() -> reconciler
                                .changes()
                                .planInstall(new Changes.Installation(plugin, label(source), caller(), false))),
                        PLANNING));
    }

    @Override
    public PluginPlan planRemove(String id) {
        return await(reconciler.ask(() -> reconciler.changes().planRemove(id)), PLANNING);
    }

    @Override
    public PluginOperation install(PluginSource source, Duration patience) {
        String by = caller();
        Path kept = keepUpload(source);
        PluginSource own = kept == null ? source : new PluginSource(source.text(), kept);
        return begin(
                begun -> {
                    try {
                        return with(
                                own,
                                plugin -> reconciler
                                        .changes()
                                        .install(new Changes.Installation(plugin, label(source), by, false), begun));
                    } finally {
                        delete(kept);
                    }
                },
                patience);
    }

    @Override
    public PluginOperation want(String id, String version, Duration patience) {
        String by = caller();
        return begin(
                begun -> {
                    if (reconciler.managed().of(id).isEmpty()) {
                        throw new NotFoundException("plugin.not-found", "There is no plugin " + id + ".");
                    }
                    ManagedVersion there = reconciler.managed().find(id, version);
                    PluginPackage plugin = there == null ? null : there.plugin();
                    String source = there == null ? "" : there.wanted().source();
                    if (plugin == null) {
                        var offer = catalogs.get()
                                .find(id, version)
                                .orElseThrow(() -> new ConflictException(
                                        "plugin.version-missing",
                                        "Version " + version + " of plugin " + id
                                                + " is neither kept here nor in a catalog; install its package."));
                        plugin = offer.plugin();
                        source = CATALOG + offer.catalog();
                    }
                    return reconciler.changes().install(new Changes.Installation(plugin, source, by, true), begun);
                },
                patience);
    }

    @Override
    public PluginOperation remove(String id, boolean force, Duration patience) {
        String by = caller();
        return begin(
                begun -> {
                    List<ManagedVersion> versions = reconciler.managed().of(id);
                    PluginOperation operation = reconciler.changes().remove(id, force, by, begun);
                    versions.forEach(reconciler.dropIns()::forget);
                    return operation;
                },
                patience);
    }

    @Override
    public PluginUsage.Migration migrate(String id, String from, String to) {
        Managed managed = reconciler.managed();
        if (managed.find(id, from) == null || managed.find(id, to) == null) {
            throw new ConflictException(
                    "plugin.version-missing",
                    "Plugin " + id + " is not here in both versions, " + from + " and " + to + ".");
        }
        PluginUsage now = usage.get();
        if (now == null) {
            throw new UnavailableException("hub.starting", "The journal has not come up yet.", 1);
        }
        return now.migrate(id, from, to);
    }

    @Override
    public PluginOperation operation(String id) {
        return reconciler.operation(id);
    }

    @Override
    public Page<PluginOperation> operations(PageRequest page) {
        return log.list(page);
    }

    private PluginOperation begin(Function<Consumer<PluginOperation>, PluginOperation> work, Duration patience) {
        CompletableFuture<PluginOperation> begun = new CompletableFuture<>();
        CompletableFuture<PluginOperation> ended = reconciler.change(() -> work.apply(begun::complete));
        try {
            return ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return await(CompletableFuture.anyOf(begun, ended).thenApply(PluginOperation.class::cast), PLANNING);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("hub.stopping", "The hub stops.", 5);
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnavailableException(
                    "plugin.busy", "Another change of plugins is under way; try again in a moment.", 5);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("hub.stopping", "The hub stops.", 5);
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof RuntimeException known) {
            return known;
        }
        return new IllegalStateException("The plugins could not be changed.", root);
    }

    /** Finds the package behind a source, and reads it. */
    private <T> T with(PluginSource source, Function<PluginPackage, T> use) {
        String text = source.text();
        if (source.file() != null) {
            return use.apply(reader.read(source.file()));
        }
        if (text.startsWith(CATALOG)) {
            return use.apply(offered(text.substring(CATALOG.length())));
        }
        if (text.startsWith(FILE)) {
            Path file = path(text);
            if (!Files.isRegularFile(file)) {
                throw new NotFoundException(
                        "plugin.file-not-found", "There is no file " + file + " on the hub's machine.");
            }
            return use.apply(reader.read(file));
        }
        if (text.startsWith(MVN)) {
            return withFetched(text, use);
        }
        throw new InvalidInputException(
                "plugin.source",
                "A source is catalog:ID, catalog:ID@VERSION, file:PATH or mvn:GROUP/ARTIFACT/VERSION, not '" + text
                        + "'.");
    }

    private PluginPackage offered(String wanted) {
        int at = wanted.indexOf('@');
        String id = at < 0 ? wanted : wanted.substring(0, at);
        return catalogs.get()
                .find(id, at < 0 ? null : wanted.substring(at + 1))
                .orElseThrow(() -> new NotFoundException(
                        "plugin.not-in-catalog", "The catalog has no plugin " + wanted.replace("@", " ") + "."))
                .plugin();
    }

    private static Path path(String text) {
        try {
            return text.startsWith("file:/") ? Path.of(URI.create(text)) : Path.of(text.substring(FILE.length()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("plugin.source", "This is no path: " + text + ".");
        }
    }

    /** Karaf's own handler of mvn: addresses finds what lies in the distribution or in this machine's repository. */
    private <T> T withFetched(String text, Function<PluginPackage, T> use) {
        Path file = null;
        try (InputStream in = URI.create(text).toURL().openStream()) {
            file = Files.createTempFile("serai-plugin", ".jar");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return use.apply(reader.read(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new NotFoundException("plugin.file-not-found", text + " cannot be had here: " + e.getMessage() + ".");
        } finally {
            delete(file);
        }
    }

    /** An upload goes with its request; the operation may take longer. */
    private static @Nullable Path keepUpload(PluginSource source) {
        if (source.file() == null) {
            return null;
        }
        try {
            Path copy = Files.createTempFile("serai-upload", ".package");
            Files.copy(source.file(), copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new UnavailableException("hub.disk", "The upload could not be kept: " + e.getMessage(), 5, e);
        }
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }

    /** What people read as the source; the version is shown beside it. */
    private static String label(PluginSource source) {
        String text = source.text();
        int at = text.startsWith(CATALOG) ? text.indexOf('@') : -1;
        return at < 0 ? text : text.substring(0, at);
    }

    private static String caller() {
        CallContext context = CallContext.currentOrNull();
        return context == null ? "system" : context.caller().name();
    }
}
