package io.serai.plugins.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.service.blueprint.container.BlueprintEvent;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class StatesTest {
    private final Bundle bundle = fake(Bundle.class, Map.of("getBundleId", 7L));

    @Test
    void saysWhichServiceAComponentWaitsFor() {
        ComponentConfigurationDTO waiting = new ComponentConfigurationDTO();
        waiting.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
        UnsatisfiedReferenceDTO missing = new UnsatisfiedReferenceDTO();
        missing.name = "billing";
        missing.target = "(kind=fast)";
        waiting.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {missing};

        assertThat(states(waiting))
                .isEqualTo(
                        Finding.waiting("Its component my.Tool waits for the service com.acme.Billing (kind=fast)."));
    }

    @Test
    void saysWhyAComponentFailed() {
        ComponentConfigurationDTO failed = new ComponentConfigurationDTO();
        failed.state = ComponentConfigurationDTO.FAILED_ACTIVATION;
        failed.failure = "java.lang.IllegalStateException: no key\n\tat my.Tool";

        assertThat(states(failed))
                .isEqualTo(Finding.failed(
                        "Its component my.Tool failed to start: java.lang.IllegalStateException: no key"));
    }

    @Test
    void findsNothingWrongWithWhatRuns() {
        ComponentConfigurationDTO active = new ComponentConfigurationDTO();
        active.state = ComponentConfigurationDTO.ACTIVE;

        assertThat(states(active)).isNull();
    }

    @Test
    void remembersHowBlueprintFares() {
        BlueprintStates states = new BlueprintStates();
        assertThat(states.of(bundle)).isNull();

        states.blueprintEvent(new BlueprintEvent(
                BlueprintEvent.GRACE_PERIOD, bundle, bundle, new String[] {"(objectClass=com.acme.Billing)"}));
        assertThat(states.of(bundle))
                .isEqualTo(Finding.waiting("Its Blueprint container waits for (objectClass=com.acme.Billing)."));

        states.blueprintEvent(new BlueprintEvent(
                BlueprintEvent.FAILURE, bundle, bundle, new IllegalStateException(new Error("no class"))));
        assertThat(states.of(bundle)).isEqualTo(Finding.failed("Its Blueprint container failed: Error: no class"));

        states.blueprintEvent(new BlueprintEvent(BlueprintEvent.CREATED, bundle, bundle));
        assertThat(states.of(bundle)).isNull();
    }

    private Finding states(ComponentConfigurationDTO configuration) {
        ComponentDescriptionDTO description = new ComponentDescriptionDTO();
        description.name = "my.Tool";
        ReferenceDTO reference = new ReferenceDTO();
        reference.name = "billing";
        reference.interfaceName = "com.acme.Billing";
        description.references = new ReferenceDTO[] {reference};
        return new ComponentStates(fake(
                        ServiceComponentRuntime.class,
                        Map.of(
                                "getComponentDescriptionDTOs", List.of(description),
                                "getComponentConfigurationDTOs", List.of(configuration))))
                .of(bundle);
    }

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, Map<String, Object> results) {
        return (T) Proxy.newProxyInstance(
                StatesTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> results.get(method.getName()));
    }
}
