package io.github.camelzoom.websocket.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension, used as a user would. */
class ZoomSimulatorExtensionTest {
    @RegisterExtension
    static ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    static ZoomSimulator special =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().subscriptionIds("mine"));

    @RepeatedTest(2)
    void isAsNewBeforeEachTest() {
        assertEquals(0, zoom.truth().sentCount());
        assertEquals(1, zoom.switches().get(Switch.EVENT_COPIES));

        zoom.send("{\"event\":\"meeting.started\"}");
        zoom.switches().set(Switch.EVENT_COPIES, 2);
    }

    @Test
    void runsWithItsOwnOptions() {
        assertEquals("mine", special.subscriptionId());
        assertEquals("mine", special.send("{}").subscriptionId());
    }
}
