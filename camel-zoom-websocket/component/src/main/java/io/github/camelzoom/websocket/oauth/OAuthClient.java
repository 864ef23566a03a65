package io.github.camelzoom.websocket.oauth;

import io.github.camelzoom.websocket.net.NetworkFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/**
 * Asks Zoom's OAuth server for a token. The parameters go into a form body: the query, which Zoom's own samples use,
 * is answered 400 by now (developer forum, t/124925). Nothing is cached, since every connection wants a fresh token.
 * Thread safe.
 */
public final class OAuthClient implements ZoomTokenProvider {

    /** In bytes; an answer of Zoom has some two thousand. */
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final HttpClient http;
    private final OAuthSettings settings;
    private final Clock clock;

    public OAuthClient(HttpClient http, OAuthSettings settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ZoomToken> fetchToken() {
        return http.request(request())
                .compose(this::ask)
                .recover(OAuthClient::unavailable)
                .toCompletionStage();
    }

    private RequestOptions request() {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.oauthUrl().toString())
                .setTimeout(settings.timeout().toMillis())
                .putHeader("Authorization", settings.basicAuthorization())
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Accept", "application/json");
    }

    /**
     * One step, on the event loop: the caller may be on another thread, and held up between two of its own, and who begins
     * to read an answer after its end is too late.
     */
    private Future<ZoomToken> ask(HttpClientRequest request) {
        return request.send(form()).compose(this::read);
    }

    private String form() {
        String grant = "grant_type=" + settings.grantType().name();
        if (settings.grantType() != ZoomGrantType.account_credentials) {
            return grant;
        }
        return grant + "&account_id=" + URLEncoder.encode(settings.accountId(), StandardCharsets.UTF_8);
    }

    private Future<ZoomToken> read(HttpClientResponse response) {
        return body(response)
                .map(body -> TokenAnswer.read(
                        response.statusCode(),
                        response.getHeader("Retry-After"),
                        body.toString(StandardCharsets.UTF_8),
                        clock.instant()));
    }

    /** Whoever answers in Zoom's place must not be able to fill the memory. */
    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> complete = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(complete::tryFail);
        response.endHandler(end -> complete.tryComplete(body));
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > LARGEST_ANSWER) {
                complete.tryFail(new TokenException(
                        TokenFailure.NOT_OAUTH,
                        "HTTP " + response.statusCode() + ", and the body is larger than any token"));
                response.request().reset();
            }
        });
        return complete.future();
    }

    /** The exceptions of an HTTP client may quote anything of the request, so only scrubbed words go on. */
    private static Future<ZoomToken> unavailable(Throwable cause) {
        if (cause instanceof TokenException) {
            return Future.failedFuture(cause);
        }
        return Future.failedFuture(new TokenException(TokenFailure.UNAVAILABLE, NetworkFailure.describe(cause)));
    }
}
