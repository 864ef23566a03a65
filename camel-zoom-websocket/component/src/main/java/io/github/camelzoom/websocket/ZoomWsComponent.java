package io.github.camelzoom.websocket;

import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** The {@code zoom-ws} component: the options' defaults, Vert.x, and the rule of one connection per subscription. */
@Component(ZoomWsConstants.SCHEME)
public class ZoomWsComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final long VERTX_CLOSE_TIMEOUT_SECONDS = 5;

    private final SharedConnections connections = new SharedConnections();

    @Metadata(description = "The options' defaults for all endpoints.")
    private ZoomWsConfiguration configuration = new ZoomWsConfiguration();

    @Metadata(
            label = "advanced",
            autowired = true,
            description = "The Vert.x to run on, in place of one that the component makes and closes itself.")
    private Vertx vertx;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private volatile Vertx ownVertx;
    private volatile ShutdownLook shutdownLook = new ShutdownLook();

    public ZoomWsComponent() {}

    public ZoomWsComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        ZoomWsConfiguration ofEndpoint = configuration.copy();
        ZoomWsEndpoint endpoint = new ZoomWsEndpoint(uri, this, ofEndpoint);
        endpoint.setSubscriptionId(remaining);
        setProperties(endpoint, parameters);
        if (ofEndpoint.getSslContextParameters() == null) {
            ofEndpoint.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    /** As the inherited check, but without the values: a misspelt clientSecret must not print the secret. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (parameters != null && !parameters.isEmpty() && optionPrefix == null) {
            throw new ResolveEndpointFailedException(
                    uri, "Unknown options: " + optionNames().describe(parameters.keySet()));
        }
    }

    private OptionNames optionNames() {
        EndpointUriFactory factory =
                getCamelContext().getCamelContextExtension().getEndpointUriFactory(ZoomWsConstants.SCHEME);
        return new OptionNames(factory == null ? Set.of() : factory.propertyNames());
    }

    /** The connections of this component's endpoints, one per subscription. */
    SharedConnections connections() {
        return connections;
    }

    /** The user's Vert.x, or else one of our own, made on first use. */
    synchronized Vertx vertxInUse() {
        if (vertx != null) {
            return vertx;
        }
        if (ownVertx == null) {
            ownVertx = Vertx.vertx();
        }
        return ownVertx;
    }

    /** What the routes of a context may wait for at its stop. */
    ShutdownLook shutdownLook() {
        return shutdownLook;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        shutdownLook = new ShutdownLook();
    }

    @Override
    protected void doShutdown() throws Exception {
        Vertx own = ownVertx;
        ownVertx = null;
        if (own != null) {
            own.close().toCompletionStage().toCompletableFuture().get(VERTX_CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
        super.doShutdown();
    }

    public ZoomWsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ZoomWsConfiguration configuration) {
        this.configuration = configuration;
    }

    public Vertx getVertx() {
        return vertx;
    }

    public void setVertx(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
