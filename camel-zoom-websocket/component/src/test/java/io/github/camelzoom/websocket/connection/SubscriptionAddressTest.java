package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionAddressTest {

    private static WebSocketConnectOptions options(String url, String token) {
        return SubscriptionAddress.of(url, "ZhPGtK84QbapRWXzEBW7MA")
                .connectOptions(ZoomToken.of(token), Duration.ofSeconds(1));
    }

    @Test
    void putsSubscriptionAndTokenIntoTheQueryInZoomsOrder() {
        WebSocketConnectOptions options = options("wss://ws.zoom.us/ws", "a.b-c_d");
        assertEquals("ws.zoom.us", options.getHost());
        assertEquals(443, options.getPort());
        assertTrue(options.isSsl());
        assertEquals("/ws?subscriptionId=ZhPGtK84QbapRWXzEBW7MA&access_token=a.b-c_d", options.getURI());
    }

    @Test
    void understandsTheWholeEndpointUrlAsZoomShowsIt() {
        WebSocketConnectOptions options = options("wss://ws.zoom.us/ws?subscriptionId=ZhPGtK84QbapRWXzEBW7MA", "t");
        assertEquals("/ws?subscriptionId=ZhPGtK84QbapRWXzEBW7MA&access_token=t", options.getURI());
    }

    @Test
    void keepsOtherParametersAndThePort() {
        WebSocketConnectOptions options = options("ws://localhost:8080/ws?region=eu", "t");
        assertEquals(8080, options.getPort());
        assertFalse(options.isSsl());
        assertEquals("/ws?region=eu&subscriptionId=ZhPGtK84QbapRWXzEBW7MA&access_token=t", options.getURI());
    }

    @Test
    void escapesATokenThatNeedsIt() {
        assertTrue(options("wss://ws.zoom.us/ws", "a+b&c=d").getURI().endsWith("access_token=a%2Bb%26c%3Dd"));
    }

    @Test
    void refusesAUrlForAnotherSubscription() {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> SubscriptionAddress.of("wss://ws.zoom.us/ws?subscriptionId=other", "mine"));
        assertTrue(error.getMessage().contains("mine") && error.getMessage().contains("other"), error.getMessage());
    }

    @Test
    void refusesAUrlWithATokenAndDoesNotRepeatIt() {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> SubscriptionAddress.of("wss://ws.zoom.us/ws?access_token=s3cr3t", "mine"));
        assertFalse(error.getMessage().contains("s3cr3t"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ws.zoom.us/ws", "ws.zoom.us", "wss://", "wss:///ws", "wss://a b"})
    void refusesWhatIsNoWebSocketUrl(String url) {
        var error = assertThrows(IllegalArgumentException.class, () -> SubscriptionAddress.of(url, "mine"));
        assertTrue(error.getMessage().contains("webSocketUrl"), error.getMessage());
    }

    @Test
    void showsNoTokenInItsText() {
        SubscriptionAddress address = SubscriptionAddress.of("wss://ws.zoom.us/ws?x=1", "mine");
        assertEquals("wss://ws.zoom.us/ws", address.display());
        assertEquals("wss://ws.zoom.us/ws mine", address.toString());
    }

    @Test
    void knowsItsSubscription() {
        assertEquals("abc", SubscriptionAddress.of("wss://ws.zoom.us/ws", "abc").subscriptionId());
    }
}
