package io.github.camelzoom.websocket.simulator;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a token request asks for. Its text form does not show the credentials.
 *
 * @param type value of {@code grant_type}, or empty
 * @param accountId value of {@code account_id}, or empty
 * @param formBody whether they came in a form body
 * @param basic {@code id:secret} of a well-formed Basic authorization
 */
record Grant(String type, String accountId, boolean formBody, Optional<String> basic) {

    static Grant of(HttpServerRequest request, String body, boolean queryAllowed) {
        String contentType = Optional.ofNullable(request.getHeader("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean form = contentType.startsWith("application/x-www-form-urlencoded") && body.contains("grant_type=");
        QueryStringDecoder parameters;
        if (form) {
            parameters = new QueryStringDecoder(body, StandardCharsets.UTF_8, false);
        } else {
            parameters = new QueryStringDecoder(queryAllowed ? request.uri() : "", StandardCharsets.UTF_8, true);
        }
        return new Grant(first(parameters, "grant_type"), first(parameters, "account_id"), form, basic(request));
    }

    private static String first(QueryStringDecoder parameters, String name) {
        return parameters.parameters().getOrDefault(name, List.of("")).get(0);
    }

    private static Optional<String> basic(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String decoded =
                    new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
            return Optional.of(decoded).filter(text -> text.indexOf(':') > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Grant[" + type + "]";
    }
}
