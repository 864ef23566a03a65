package io.github.camelzoom.websocket.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
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
        return fetch(vertx.createHttpClient(), grant, endpoint);
    }

    private ZoomToken fetch(HttpClient http, ZoomGrantType grant, Handler<HttpServerRequest> endpoint)
            throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(endpoint)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        URI url = URI.create("http://localhost:" + server.actualPort() + "/oauth/token");
        OAuthSettings settings = new OAuthSettings(url, grant, "a&b", "id", "s:crét", Duration.ofSeconds(10));
        return new OAuthClient(http, settings, Clock.systemUTC())
                .fetchToken()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    /** Who asks from a thread of its own may be held up between any two calls, and the answer is there meanwhile. */
    @Test
    void anAnswerThatIsCompleteBeforeTheCallerGoesOnIsRead() throws Exception {
        HttpClient http = vertx.createHttpClient();
        HttpClient heldUp = proxy(HttpClient.class, (method, arguments) -> {
            Object answer = method.invoke(http, arguments);
            return method.getName().equals("request") ? heldUp((Future<?>) answer) : answer;
        });
        ZoomToken token = fetch(heldUp, ZoomGrantType.client_credentials, request -> request.response()
                .end("{\"access_token\":\"t\",\"expires_in\":3600}"));
        assertEquals("t", token.value());
    }

    /** Returns from {@code compose} only when what it leads to is complete, a response to its end. */
    private static Future<?> heldUp(Future<?> future) {
        return proxy(Future.class, (method, arguments) -> {
            Object composed = method.invoke(future, arguments);
            if (method.getName().equals("compose")) {
                CompletableFuture<Object> complete = new CompletableFuture<>();
                ((Future<?>) composed).compose(OAuthClientTest::end).onComplete(ended -> complete.complete(null));
                complete.get(10, TimeUnit.SECONDS);
            }
            return composed;
        });
    }

    private static Future<Void> end(Object value) {
        try {
            return value instanceof HttpClientResponse response ? response.end() : Future.succeededFuture();
        } catch (IllegalStateException e) {
            return Future.succeededFuture(); // it has ended already
        }
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
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
