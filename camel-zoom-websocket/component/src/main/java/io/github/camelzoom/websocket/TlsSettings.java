package io.github.camelzoom.websocket;

import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.vertx.common.VertxHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * Camel's TLS parameters as Vert.x wants them: trust and key managers, and explicitly listed protocols and cipher
 * suites. Filters by pattern, aliases and providers have no counterpart in Vert.x.
 */
final class TlsSettings implements Consumer<TCPSSLOptions> {

    private final CamelContext camelContext;
    private final SSLContextParameters parameters;

    /** @param parameters null for the JVM's own trust */
    TlsSettings(CamelContext camelContext, SSLContextParameters parameters) {
        this.camelContext = camelContext;
        this.parameters = parameters;
    }

    @Override
    public void accept(TCPSSLOptions options) {
        if (parameters == null) {
            return;
        }
        try {
            VertxHelper.setupSSLOptions(camelContext, parameters, options);
        } catch (Exception e) {
            throw new RuntimeCamelException("The TLS settings in sslContextParameters cannot be used", e);
        }
        removeEmptyOptions(options);
        useOwnTrustManager(options);
        if (parameters.getSecureSocketProtocols() != null) {
            options.setEnabledSecureTransportProtocols(
                    new LinkedHashSet<>(parameters.getSecureSocketProtocols().getSecureSocketProtocol()));
        }
        if (parameters.getCipherSuites() != null) {
            parameters.getCipherSuites().getCipherSuite().forEach(options::addEnabledCipherSuite);
        }
    }

    /** Of managers given as an object the helper knows only the one that trusts all, and passes over a user's own. */
    private void useOwnTrustManager(TCPSSLOptions options) {
        TrustManagersParameters managers = parameters.getTrustManagers();
        if (managers != null && managers.getTrustManager() != null) {
            options.setTrustOptions(TrustOptions.wrap(managers.getTrustManager()));
        }
    }

    /** The helper sets options around a null factory for what the user leaves out, on which Vert.x then fails. */
    private void removeEmptyOptions(TCPSSLOptions options) {
        if (parameters.getKeyManagers() == null) {
            options.setKeyCertOptions(null);
        }
        if (parameters.getTrustManagers() == null) {
            options.setTrustOptions(null);
        }
    }
}
