package io.github.camelzoom.websocket.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a token endpoint that is not Zoom's simulator, for what that one would never do. */
class OAuthClientTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private ZoomToken fetch(ZoomGrantType grant, Handler<HttpServerRequest> endpoint) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(endpoint)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        URI url = URI.create("http://localhost:" + server.actualPort() + "/oauth/token");
        OAuthSettings settings = new OAuthSettings(url, grant, "a&b", "id", "s:crét", Duration.ofSeconds(10));
        return new OAuthClient(vertx.createHttpClient(), settings, Clock.systemUTC())
                .fetchToken()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static TokenException failure(ExecutionException failed) {
        return assertInstanceOf(TokenException.class, failed.getCause());
    }

    @Test
    void asksByFormAndBasicAuthorization() throws Exception {
        AtomicReference<String> authorization = new AtomicReference<>();
        AtomicReference<String> form = new AtomicReference<>();
        ZoomToken token = fetch(
                ZoomGrantType.account_credentials,
                request -> request.bodyHandler(body -> {
                    authorization.set(request.getHeader("Authorization"));
                    form.set(body.toString());
                    request.response().end("{\"access_token\":\"t\",\"expires_in\":3600}");
                }));
        assertEquals("t", token.value());
        assertEquals("grant_type=account_credentials&account_id=a%26b", form.get());
        String expected =
                Base64.getEncoder().encodeToString("id:s:crét".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals("Basic " + expected, authorization.get());
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        ExecutionException failed = assertThrows(
                ExecutionException.class,
                () -> fetch(ZoomGrantType.client_credentials, request -> sendForEver(request.response())));
        assertEquals(TokenFailure.NOT_OAUTH, failure(failed).failure());
        assertTrue(failure(failed).getMessage().contains("larger than any token"));
    }

    private void sendForEver(HttpServerResponse response) {
        response.setChunked(true);
        Buffer chunk = Buffer.buffer(new byte[64 * 1024]);
        long timer = vertx.setPeriodic(1, tick -> {
            if (!response.closed()) {
                response.write(chunk);
            }
        });
        response.closeHandler(closed -> vertx.cancelTimer(timer));
    }

    @Test
    void aConnectionThatBreaksInTheAnswerIsNoToken() {
        ExecutionException failed = assertThrows(
                ExecutionException.class,
                () -> fetch(ZoomGrantType.client_credentials, request -> request.response()
                        .setChunked(true)
                        .write("{\"access_token\":\"t\"")
                        .onSuccess(written -> request.connection().close())));
        assertEquals(TokenFailure.UNAVAILABLE, failure(failed).failure());
    }
}
