package io.serai.testkit.yaml;

import io.serai.testkit.AgentContract;
import io.serai.testkit.DescriptorContract;
import io.serai.testkit.RoutesContract;

/** All that can be said of a plugin made of YAML alone; its workflows' cases stand in {@code tests/}. */
final class YamlPluginTest implements DescriptorContract, RoutesContract, AgentContract {}
