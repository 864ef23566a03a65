package io.github.camelzoom.websocket.simulator.junit;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link ZoomSimulator} that runs as long as a test class does, and is as new before each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static ZoomSimulator zoom = ZoomSimulatorExtension.create();
 * }</pre>
 *
 * <p>The field must be static: then the simulator runs before Camel contexts are made. Test methods may also take it as
 * a parameter.
 */
public final class ZoomSimulatorExtension extends ZoomSimulator
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private ZoomSimulatorExtension(Builder builder) {
        super(builder);
    }

    /** An extension with the simulator's defaults. */
    public static ZoomSimulatorExtension create() {
        return of(ZoomSimulator.builder());
    }

    /** An extension with a simulator that differs from the defaults. */
    public static ZoomSimulatorExtension of(Builder builder) {
        return new ZoomSimulatorExtension(builder);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ZoomSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }
}
