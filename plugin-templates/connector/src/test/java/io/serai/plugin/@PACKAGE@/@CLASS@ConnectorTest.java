package io.serai.plugin.@PACKAGE@;

import io.serai.testkit.ConnectorContract;
import io.serai.testkit.DescriptorContract;
import io.serai.testkit.RoutesContract;

/** The far side must be a fake; the cases of the workflow that comes along are in tests/. */
class @CLASS@ConnectorTest implements ConnectorContract, DescriptorContract, RoutesContract {
    @Override
    public String scheme() {
        return "@ID@";
    }

    @Override
    public String uri() {
        return "@ID@:ada";
    }

    @Override
    public Object sample() {
        return "how are you?";
    }
}
