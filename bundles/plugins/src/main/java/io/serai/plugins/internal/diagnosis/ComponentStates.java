package io.serai.plugins.internal.diagnosis;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What Declarative Services knows about a bundle's components. */
final class ComponentStates {
    private final ServiceComponentRuntime runtime;

    ComponentStates(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** The first component that failed or waits, or null if all are well. */
    @Nullable
    Finding of(Bundle bundle) {
        Finding waiting = null;
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    return Finding.failed("Its component " + component.name + " failed to start: "
                            + Causes.firstLine(configuration.failure));
                }
                if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                    waiting = Finding.waiting("Its component " + component.name + " waits for "
                            + Arrays.stream(configuration.unsatisfiedReferences)
                                    .map(reference -> service(component, reference))
                                    .collect(Collectors.joining(", "))
                            + ".");
                }
            }
        }
        return waiting;
    }

    private static String service(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO unsatisfied) {
        return Arrays.stream(component.references)
                .filter(reference -> reference.name.equals(unsatisfied.name))
                .map(reference -> "the service " + reference.interfaceName
                        + (unsatisfied.target == null ? "" : " " + unsatisfied.target))
                .findFirst()
                .orElse("its reference " + unsatisfied.name);
    }
}
