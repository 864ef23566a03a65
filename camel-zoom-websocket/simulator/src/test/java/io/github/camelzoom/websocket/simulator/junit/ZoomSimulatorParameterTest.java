package io.github.camelzoom.websocket.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ZoomSimulatorParameterTest {
    @RegisterExtension
    static ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @Test
    void isHandedToTestsThatAskForIt(ZoomSimulator given) {
        assertSame(zoom, given);
    }
}
