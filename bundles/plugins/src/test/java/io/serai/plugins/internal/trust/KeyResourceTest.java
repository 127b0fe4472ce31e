package io.serai.plugins.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.NotFoundException;
import io.serai.api.operation.Requires;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.trust.KeyResource.KeyDraft;
import io.serai.plugins.internal.trust.KeyResource.Revocation;
import io.serai.plugins.internal.trust.RevocationResource.PackageRevocation;
import io.serai.store.Engine;
import io.serai.store.TestDatabase;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyResourceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eachTenantHasItsKeys(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            KeyResource keys = new KeyResource(trust(database));
            String text = PublicKeys.text(SigningKey.generate("Ada").publicKey());
            PublisherKey added = as("one", () -> keys.add(new KeyDraft("Ada", text)));

            assertThat(added.addedBy()).isEqualTo("admin");
            assertThat(as("one", () -> keys.list(null, null, "ada", null)).items())
                    .containsExactly(added);
            assertThat(as("other", () -> keys.list(null, null, null, null)).items())
                    .isEmpty();
            assertThatThrownBy(() -> as("other", () -> keys.get(added.id()))).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> as("other", () -> keys.revoke(added.id(), new Revocation("no"))))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> as("one", () -> keys.add(new KeyDraft("Eve", text))))
                    .isInstanceOf(ConflictException.class);
            PublisherKey revoked = as("one", () -> keys.revoke(added.id(), new Revocation("Stolen")));
            assertThat(revoked.revokedAt()).isNotNull();
            assertThat(revoked.revokedBy()).isEqualTo("admin");
            assertThat(revoked.reason()).isEqualTo("Stolen");
            assertThat(as("one", keys::own).publisher()).isEqualTo("this hub");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eachTenantRevokesPackages(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            RevocationResource packages = new RevocationResource(trust(database));
            String digest = "ab".repeat(32);
            RevokedPackage revoked = as("one", () -> packages.add(new PackageRevocation(digest, "It deletes orders")));

            assertThat(as("one", () -> packages.list(null, null, null, null)).items())
                    .containsExactly(revoked);
            assertThat(as("other", () -> packages.list(null, null, null, null)).items())
                    .isEmpty();
            assertThatThrownBy(() -> as("one", () -> packages.add(new PackageRevocation(digest, "Again"))))
                    .isInstanceOf(ConflictException.class);
            assertThatThrownBy(() -> as("other", () -> remove(packages, digest)))
                    .isInstanceOf(NotFoundException.class);
            as("one", () -> remove(packages, digest));
            assertThat(as("one", () -> packages.list(null, null, null, null)).items())
                    .isEmpty();
        }
    }

    @Test
    void everyOperationNeedsThePermissionToTrust() {
        List<Method> operations = Stream.of(KeyResource.class, RevocationResource.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Requires.class))
                .toList();

        assertThat(operations).hasSize(8);
        assertThat(operations)
                .allSatisfy(method ->
                        assertThat(method.getAnnotation(Requires.class).value()).isEqualTo("plugin:trust"));
    }

    private static boolean remove(RevocationResource packages, String digest) {
        packages.remove(digest);
        return true;
    }

    private PackageTrust trust(TestDatabase database) {
        return new PackageTrust(database, TrustPolicy.WARN, TrustPolicy.REQUIRE, folder);
    }

    private static <T> T as(String tenant, Supplier<T> call) {
        Caller caller = new Caller(tenant, "u-1", "admin", Caller.Kind.USER, Set.of("*"), false);
        return new CallContext(caller, "request", null, null).call(call);
    }
}
