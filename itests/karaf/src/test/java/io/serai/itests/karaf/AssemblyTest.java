package io.serai.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.serai.api.execution.Executions;
import io.serai.api.tool.Tools;
import io.serai.api.workflow.Workflows;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The assembly boots as it is shipped, without a network, and is whole. */
public class AssemblyTest extends InKaraf {

    @Test
    public void everyBundleIsActive() throws Exception {
        service(Executions.class);
        List<String> others = Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    public void theServicesOfTheHubAreThere() throws Exception {
        service(Workflows.class);
        service(Tools.class);
        Feature hub = service(FeaturesService.class).getFeature("serai");
        assertTrue(service(FeaturesService.class).isInstalled(hub));
    }

    @Test
    public void itIsReadyOverRealHttp() throws Exception {
        int status = 0;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); status != 200 && System.nanoTime() < end; ) {
            status = get("/ready").statusCode();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(200, status);
    }

    @Test
    public void theShellHasTheCommandsOfTheHub() throws Exception {
        service(Executions.class);
        assertTrue(
                shell("serai:plugin-list --json"),
                shell("serai:plugin-list --json").contains("["));
        assertTrue(shell("feature:repo-list").contains("serai"));
    }
}
