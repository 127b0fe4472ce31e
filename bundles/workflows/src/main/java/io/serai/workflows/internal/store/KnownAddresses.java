package io.serai.workflows.internal.store;

import io.serai.api.hook.HookRequest;
import io.serai.camel.hook.HookOptions.Place;
import io.serai.workflows.internal.deploy.PathTemplate;
import java.util.Locale;
import java.util.function.Predicate;

/** Whether some workflow answers on a request's address, though it does not run yet. */
public final class KnownAddresses implements Predicate<HookRequest> {
    private final VersionRepository versions;

    public KnownAddresses(VersionRepository versions) {
        this.versions = versions;
    }

    @Override
    public boolean test(HookRequest request) {
        if (!request.base().equals(Place.SERVICES.base())) {
            return versions.ownerOf(request.tenant(), request.path()) != null;
        }
        String begin = request.method().toUpperCase(Locale.ROOT) + " " + request.base();
        return versions.owners(request.tenant(), begin).keySet().stream()
                .anyMatch(address ->
                        PathTemplate.of(address.substring(begin.length())).matches(request.path()));
    }
}
