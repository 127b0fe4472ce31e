package io.serai.routes.orderintake;

import io.serai.testkit.DescriptorContract;
import io.serai.testkit.RoutesContract;

class OrderIntakeContractTest implements RoutesContract, DescriptorContract {}
