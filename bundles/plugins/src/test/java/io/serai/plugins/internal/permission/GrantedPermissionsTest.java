package io.serai.plugins.internal.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginAccess.Kind;
import io.serai.api.plugin.PluginPermission;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import io.serai.store.Engine;
import io.serai.store.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrantedPermissionsTest {
    private static final ToolCall CALL = new ToolCall(Map.of(), "default", null, "k");

    private final FakeGrants grants = new FakeGrants();
    private final GrantedPermissions permissions = grants.permissions(Path.of("own"), Map.of(), true);
    private final PluginAccess access = permissions.of("p", null);

    private GrantedPermissions.Admission admit(boolean grantsAdded, String... declared) {
        return admit("1.0.0", grantsAdded, declared);
    }

    private GrantedPermissions.Admission admit(String version, boolean grantsAdded, String... declared) {
        return permissions.admit("p", version, List.of(declared), true, "ada", grantsAdded);
    }

    private void denied(Kind kind, String target) {
        assertThatThrownBy(() -> access.require(kind, target))
                .isInstanceOfSatisfying(
                        ForbiddenException.class, e -> assertThat(e.code()).isEqualTo("plugin.permission-denied"));
    }

    @Test
    void deniesEverythingUntilTheDecisionsAreKnown() {
        assertThatThrownBy(() -> access.require(Kind.TOOL, "a")).isInstanceOf(UnavailableException.class);
        permissions.load();
        denied(Kind.TOOL, "a");
    }

    @Test
    void installingGrantsWhatIsDeclaredAndRevokingIsInForceAtOnce() {
        admit(true, "tool:a", "event:order.*", "outbound:*.example.com:443");
        access.require(Kind.TOOL, "a");
        access.require(Kind.EVENT, "order.placed");
        access.require(Kind.OUTBOUND, "api.example.com:443");
        denied(Kind.TOOL, "b");
        denied(Kind.EVENT, "order");
        denied(Kind.EVENT, "orders.placed");
        denied(Kind.OUTBOUND, "api.example.com:80");

        permissions.change("p", Map.of("tool:a", false), "eve");

        denied(Kind.TOOL, "a");
        assertThat(permissions.revoked("p", List.of("tool:a", "event:order.*"))).containsExactly("tool:a");
        PluginPermission revoked = permissions.list("p").get(2);
        assertThat(revoked.permission()).isEqualTo("tool:a");
        assertThat(revoked.granted()).isFalse();
        assertThat(revoked.changedBy()).isEqualTo("eve");
        assertThat(revoked.lastUsed()).isEqualTo(Instant.ofEpochMilli(grants.now.get()));
        assertThat(revoked.denied()).isEqualTo(1);
        permissions.change("p", Map.of("tool:a", true), "eve");
        access.require(Kind.TOOL, "a");
    }

    @Test
    void whatARefusedChangeAskedForIsForgotten() {
        admit(true, "tool:a");
        GrantedPermissions.Admission admission = admit(true, "tool:a", "tool:b");
        access.require(Kind.TOOL, "b");
        admission.undo();
        denied(Kind.TOOL, "b");
        access.require(Kind.TOOL, "a");
        assertThat(grants.all()).extracting(GrantRow::permission).containsExactly("tool:a");
    }

    @Test
    void anUpdateKeepsWhatWasRevokedAndUnattendedGrantsNothingNew() {
        admit(true, "tool:a", "tool:b");
        permissions.change("p", Map.of("tool:a", false), "ada");
        admit("1.1.0", false, "tool:a", "tool:b", "tool:c");
        denied(Kind.TOOL, "a");
        denied(Kind.TOOL, "c");
        access.require(Kind.TOOL, "b");
        assertThat(access.isDeclared(Kind.TOOL, "c")).isTrue();

        admit("1.2.0", false, "tool:c");
        permissions.settle("p", List.of("1.2.0"));

        denied(Kind.TOOL, "b");
        assertThat(access.isDeclared(Kind.TOOL, "b")).isFalse();
        admit("1.3.0", false, "tool:a", "tool:b");
        denied(Kind.TOOL, "a");
        denied(Kind.TOOL, "b");
    }

    @Test
    void eachVersionReachesOnlyWhatItDeclaresItself() {
        admit("1.0.0", true, "tool:a");
        admit("2.0.0", true, "tool:b");
        PluginAccess old = permissions.of("p", "1.0.0");
        PluginAccess next = permissions.of("p", "2.0.0");

        old.require(Kind.TOOL, "a");
        next.require(Kind.TOOL, "b");
        assertThat(next.isDeclared(Kind.TOOL, "a")).isFalse();
        assertThat(old.isDeclared(Kind.TOOL, "a")).isTrue();
        assertThatThrownBy(() -> next.require(Kind.TOOL, "a")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> old.require(Kind.TOOL, "b")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> permissions.of("p", "3.0.0").require(Kind.TOOL, "a"))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void whatIsDecidedStandsInTheAuditTrail() {
        admit(true, "tool:a", "tool:b");
        permissions.change("p", Map.of("tool:a", false, "tool:b", true), "eve");
        permissions.change("p", Map.of("tool:a", true), "ada");
        assertThat(grants.audited)
                .extracting(entry -> entry.actorName() + " " + entry.operation() + " " + entry.resourceId())
                .containsExactly("eve plugin-permission-revoke p tool:a", "ada plugin-permission-grant p tool:a");
    }

    @Test
    void decisionsOutliveTheHubAndGoWithThePlugin() {
        admit(true, "tool:a", "tool:b");
        permissions.change("p", Map.of("tool:a", false), "ada");

        GrantedPermissions again = grants.permissions(Path.of("own"), Map.of(), true);
        again.load();
        again.admit("p", "1.0.0", List.of("tool:a", "tool:b"), true, "ada", true);
        assertThat(again.revoked("p", List.of("tool:a", "tool:b"))).containsExactly("tool:a");

        again.forget("p");
        again.admit("p", "1.0.0", List.of("tool:a"), true, "ada", true);
        again.of("p", null).require(Kind.TOOL, "a");
        again.forget("p");
        assertThat(grants.all()).isEmpty();
        assertThatThrownBy(() -> again.list("p")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aPlainBundleGetsWhatSomebodyGrants() {
        permissions.admit("p", "1.0.0", List.of(), false, "ada", true);
        denied(Kind.TOOL, "a");
        assertThat(access.isDeclared(Kind.TOOL, "a")).isTrue();
        permissions.change("p", Map.of("tool:a", true), "ada");
        access.require(Kind.TOOL, "a");
        assertThatThrownBy(() -> permissions.change("p", Map.of("nonsense", true), "ada"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void onlyWhatIsDeclaredCanBeGranted() {
        admit(true, "tool:a");
        assertThatThrownBy(() -> permissions.change("p", Map.of("tool:b", true), "ada"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("plugin.permission-unknown"));
    }

    @Test
    void denialsAreAuditedOnceAMinute() {
        admit(true, "tool:a");
        for (int i = 0; i < 5; i++) {
            denied(Kind.TOOL, "b");
        }
        denied(Kind.TOOL, "c");
        assertThat(grants.audited)
                .extracting(entry -> entry.resourceId() + " " + entry.outcome())
                .containsExactly("p tool:b plugin.permission-denied", "p tool:c plugin.permission-denied");
        grants.now.addAndGet(60_000);
        denied(Kind.TOOL, "b");
        assertThat(grants.audited).hasSize(3);
    }

    @Test
    void toolsAreCheckedWhenTheyAreCalledAndOwnOnesAreFree() throws Exception {
        admit(true, "tool:a");
        Tools tools = access.guard(new FakeTools());
        assertThat(tools.find("a").orElseThrow().call(CALL)).isEqualTo("a");
        assertThat(tools.find("own").orElseThrow().call(CALL)).isEqualTo("own");
        Tool other = tools.find("b").orElseThrow();
        assertThatThrownBy(() -> other.call(CALL)).isInstanceOf(ForbiddenException.class);
        assertThat(tools.find("none")).isEmpty();
    }

    @Test
    void eventsAreCheckedAndFiltered() throws Exception {
        admit(true, "event:order.*");
        FakeBus bus = new FakeBus();
        EventBus events = access.guard(bus);
        events.publish("default", "r", "order.placed", Map::of);
        assertThatThrownBy(() -> events.publish("default", "r", "user.created", Map::of))
                .isInstanceOf(ForbiddenException.class);
        assertThat(bus.published).containsExactly("order.placed");
        List<String> heard = new ArrayList<>();
        events.listen(event -> heard.add(event.type()));
        for (String type : List.of("user.created", "order.paid")) {
            bus.listener.on(new Event("default", "r", 1, type, Instant.EPOCH, Map.of()));
        }
        assertThat(heard).containsExactly("order.paid");
        assertThat(grants.audited).hasSize(1);
    }

    @Test
    void callsOutAreCheckedBeforeAnythingIsSent() {
        admit(true, "outbound:api.example.com:443");
        CheckedHttp http = new CheckedHttp(access, HttpClient.newHttpClient());
        for (String uri : List.of(
                "http://api.example.com/",
                "https://api.example.com:8443/",
                "https://other.example.com/",
                "http://[::1]:1/")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
            assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(ForbiddenException.class);
        }
        assertThat(CheckedHttp.target(URI.create("https://api.example.com/x"))).isEqualTo("api.example.com:443");
    }

    @Test
    void privateAddressesAreDeniedWhereTheyAreNotAllowed() {
        GrantedPermissions strict = grants.permissions(Path.of("own"), Map.of(), false);
        strict.admit("p", "1.0.0", List.of("outbound:*"), true, "ada", true);
        for (String target :
                List.of("127.0.0.1:80", "10.1.2.3:80", "[::1]:80", "169.254.1.1:80", "100.64.0.1:80", "[fd00::1]:80")) {
            assertThatThrownBy(() -> strict.of("p", null).require(Kind.OUTBOUND, target))
                    .isInstanceOfSatisfying(
                            ForbiddenException.class, e -> assertThat(e.code()).isEqualTo("plugin.outbound-private"));
        }
        strict.of("p", null).require(Kind.OUTBOUND, "192.0.2.1:80");
        assertThat(PrivateHosts.of(null, "127.0.0.1").allowed()).isTrue();
        assertThat(PrivateHosts.of(null, "0.0.0.0").allowed()).isFalse();
        assertThat(PrivateHosts.of("true", "0.0.0.0").allowed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void decisionsAreStored(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            StoredGrants stored = new StoredGrants(database);
            Instant now = Instant.ofEpochSecond(1_700_000_000);
            stored.replace("p", List.of(new GrantRow("p", "tool:a", true, now, "ada")));
            stored.replace("q", List.of(new GrantRow("q", "tool:a", true, now, "ada")));
            stored.replace("p", List.of(new GrantRow("p", "tool:a", false, now, "eve")));
            assertThat(stored.all())
                    .containsExactly(
                            new GrantRow("p", "tool:a", false, now, "eve"),
                            new GrantRow("q", "tool:a", true, now, "ada"));
            stored.replace("p", List.of());
            assertThat(stored.all()).extracting(GrantRow::plugin).containsExactly("q");
        }
    }

    /** Tools {@code a} and {@code b} of somebody else, {@code own} of the plugin. */
    private static final class FakeTools implements Tools {
        @Override
        public List<ToolInfo> list() {
            return List.of(
                    new ToolInfo("a", "", "{}", null, "other", "1"),
                    new ToolInfo("b", "", "{}", null, null, null),
                    new ToolInfo("own", "", "{}", null, "p", "1"));
        }

        @Override
        public Optional<Tool> find(String name) {
            return info(name).map(info -> new Tool() {
                @Override
                public ToolDescription description() {
                    return new ToolDescription(name, "", "{}", null);
                }

                @Override
                public Object call(ToolCall call) {
                    return name;
                }
            });
        }
    }

    private static final class FakeBus implements EventBus {
        final List<String> published = new ArrayList<>();
        EventListener listener = event -> {};

        @Override
        public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
            published.add(type);
        }

        @Override
        public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AutoCloseable listen(EventListener asked) {
            listener = asked;
            return () -> {};
        }
    }
}
