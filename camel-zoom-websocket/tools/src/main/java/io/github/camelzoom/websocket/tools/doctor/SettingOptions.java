package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.ZoomWsConfiguration;
import io.github.camelzoom.websocket.oauth.ZoomGrantType;
import io.vertx.core.net.ProxyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/**
 * The settings to check, named as the component's properties are ({@code camel.component.zoom-ws.client-id}). Secrets
 * are no values of options, which other users of the machine could read off the list of processes.
 */
final class SettingOptions {

    private final Map<String, String> environment;

    @Option(names = "--subscription-id", paramLabel = "ID", description = "The event subscription.")
    String subscriptionId;

    @Option(names = "--account-id", paramLabel = "ID", description = "The Zoom account (Server-to-Server OAuth apps).")
    String accountId;

    @Option(names = "--client-id", paramLabel = "ID", description = "The OAuth app.")
    String clientId;

    @Option(
            names = "--client-secret",
            interactive = true,
            arity = "0",
            prompt = "Client secret: ",
            description = "Ask for the app's client secret, or read it from the standard input if that is a pipe.")
    String clientSecret;

    @Option(names = "--client-secret-file", paramLabel = "FILE", description = "The file with the client secret.")
    Path clientSecretFile;

    @Option(
            names = "--grant-type",
            paramLabel = "GRANT",
            description = "${COMPLETION-CANDIDATES} (default: the former with an account id, else the latter).")
    ZoomGrantType grantType;

    @Option(
            names = "--secret-token",
            interactive = true,
            arity = "0",
            prompt = "Secret token: ",
            description = {"Ask for the secret token. With it, the signature of the first event is verified."})
    String secretToken;

    @Option(names = "--secret-token-file", paramLabel = "FILE", description = "The file with the secret token.")
    Path secretTokenFile;

    @Option(
            names = "--events",
            paramLabel = "TYPES",
            description = "Which events count as the first one (default: all).")
    String events;

    @Option(names = "--web-socket-url", paramLabel = "URL", description = "Default: wss://ws.zoom.us/ws.")
    String webSocketUrl;

    @Option(names = "--oauth-url", paramLabel = "URL", description = "Default: https://zoom.us/oauth/token.")
    String oauthUrl;

    @Option(names = "--connect-timeout", paramLabel = "TIME", description = "Default: 15s.")
    Duration connectTimeout;

    @Option(names = "--heartbeat-interval", paramLabel = "TIME", description = "Default: 25s.")
    Duration heartbeatInterval;

    @Option(names = "--liveness-timeout", paramLabel = "TIME", description = "Default: 50s.")
    Duration livenessTimeout;

    @Option(names = "--proxy-host", paramLabel = "HOST", description = "A proxy, for the token and the WebSocket.")
    String proxyHost;

    @Option(names = "--proxy-port", paramLabel = "PORT", description = "Its port.")
    Integer proxyPort;

    @Option(names = "--proxy-type", paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES} (default: HTTP).")
    ProxyType proxyType;

    @Option(names = "--proxy-username", paramLabel = "NAME", description = "The user at the proxy.")
    String proxyUsername;

    @Option(
            names = "--proxy-password",
            interactive = true,
            arity = "0",
            prompt = "Proxy password: ",
            description = "Ask for that user's password.")
    String proxyPassword;

    @Option(
            names = "--trust-store",
            paramLabel = "FILE",
            description = "A PKCS12 store of certificates to trust (default: the JVM's).")
    Path trustStore;

    @Option(
            names = "--trust-store-password",
            interactive = true,
            arity = "0",
            prompt = "Trust store password: ",
            description = "Ask for the store's password.")
    String trustStorePassword;

    /** @param environment where secrets are taken from, unless they are typed in or stand in a file */
    SettingOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The component's own configuration, with its defaults for what is not given.
     *
     * @throws IllegalArgumentException if a file with a secret cannot be read
     */
    ZoomWsConfiguration configuration() {
        ZoomWsConfiguration configuration = new ZoomWsConfiguration();
        ifGiven(accountId, configuration::setAccountId);
        ifGiven(clientId, configuration::setClientId);
        ifGiven(secret(clientSecret, "--client-secret", clientSecretFile), configuration::setClientSecret);
        ifGiven(grantType, configuration::setGrantType);
        ifGiven(secret(secretToken, "--secret-token", secretTokenFile), configuration::setSecretToken);
        ifGiven(events, configuration::setEvents);
        ifGiven(webSocketUrl, configuration::setWebSocketUrl);
        ifGiven(oauthUrl, configuration::setOauthUrl);
        ifGiven(connectTimeout, time -> configuration.setConnectTimeout(time.toMillis()));
        ifGiven(heartbeatInterval, time -> configuration.setHeartbeatInterval(time.toMillis()));
        ifGiven(livenessTimeout, time -> configuration.setLivenessTimeout(time.toMillis()));
        ifGiven(proxyHost, configuration::setProxyHost);
        ifGiven(proxyPort, configuration::setProxyPort);
        ifGiven(proxyType, configuration::setProxyType);
        ifGiven(proxyUsername, configuration::setProxyUsername);
        ifGiven(secret(proxyPassword, "--proxy-password", null), configuration::setProxyPassword);
        return configuration;
    }

    private static <T> void ifGiven(T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    String trustStorePassword() {
        return secret(trustStorePassword, "--trust-store-password", null);
    }

    /** What is said at the command line counts more than the environment. */
    private String secret(String typedIn, String option, Path file) {
        if (typedIn != null) {
            return typedIn;
        }
        if (file == null) {
            return EnvironmentDefaults.value(environment, option);
        }
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("The file " + file + " cannot be read as text");
        }
    }

    /** What has to be given and is not, with all the ways to give it. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        need(subscriptionId, "--subscription-id", missing);
        need(clientId, "--client-id", missing);
        if (clientSecretFile == null && secret(clientSecret, "--client-secret", null) == null) {
            missing.add(either("--client-secret") + " or --client-secret-file");
        }
        if (grantType == ZoomGrantType.account_credentials) {
            need(accountId, "--account-id", missing);
        }
        return missing;
    }

    private static void need(String value, String option, List<String> missing) {
        if (value == null || value.isBlank()) {
            missing.add(either(option));
        }
    }

    private static String either(String option) {
        return EnvironmentDefaults.variableOf(option) + " or " + option;
    }
}
