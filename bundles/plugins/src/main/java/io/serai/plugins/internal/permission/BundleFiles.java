package io.serai.plugins.internal.permission;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginFiles;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Files of the plugin whose bundle asks for the service; the hub's own bundles have none. */
@Component(service = PluginFiles.class, scope = ServiceScope.BUNDLE)
public final class BundleFiles implements PluginFiles {
    private final @Nullable CheckedFiles files;

    @Activate
    public BundleFiles(ComponentContext context, @Reference PermissionsComponent permissions) {
        PluginAccess access = permissions.of(context.getUsingBundle());
        files = access == null
                ? null
                : new CheckedFiles(access, permissions.granted().roots());
    }

    private CheckedFiles files() {
        if (files == null) {
            throw new IllegalStateException("Only plugins have files here.");
        }
        return files;
    }

    @Override
    public InputStream read(String root, String path) {
        return files().read(root, path);
    }

    @Override
    public OutputStream write(String root, String path) {
        return files().write(root, path);
    }

    @Override
    public List<String> list(String root, String path) {
        return files().list(root, path);
    }

    @Override
    public boolean delete(String root, String path) {
        return files().delete(root, path);
    }
}
