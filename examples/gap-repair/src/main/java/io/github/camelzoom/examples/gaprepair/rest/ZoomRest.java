package io.github.camelzoom.examples.gaprepair.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Lists of Zoom's REST API, page by page. The call itself, with its patience, is the route {@code zoom-rest}. */
public final class ZoomRest implements CamelContextAware {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    /** The most that any of these lists gives; where it is less, Zoom takes less. */
    private static final String PAGE_SIZE = "300";

    private final String restUrl;
    private CamelContext camel;
    private ProducerTemplate template;

    /** @param restUrl address with version, such as {@code https://api.zoom.us/v2} */
    public ZoomRest(String restUrl) {
        this.restUrl = restUrl;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        camel = camelContext;
        template = camelContext.createProducerTemplate();
    }

    @Override
    public CamelContext getCamelContext() {
        return camel;
    }

    /** An id as part of a path. */
    public static String id(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A meeting's UUID as part of a path: encoded twice, which Zoom wants if it begins with a slash or has two. */
    public static String uuid(String uuid) {
        return id(id(uuid));
    }

    /**
     * All items of a list; none if Zoom does not know the thing that they would be of.
     *
     * @param path may have a query
     * @param member of the answer that has the items
     * @throws ZoomRestException if Zoom does not answer
     */
    public List<JsonNode> list(String path, Map<String, String> query, String member) {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        parameters.put("page_size", PAGE_SIZE);
        List<JsonNode> items = new ArrayList<>();
        String next;
        do {
            JsonNode page = get(path, parameters);
            page.path(member).forEach(items::add);
            next = page.path("next_page_token").asText();
            parameters.put("next_page_token", next);
        } while (!next.isEmpty());
        return items;
    }

    private JsonNode get(String path, Map<String, String> parameters) {
        String[] parts = path.split("\\?", 2);
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + id(parameter.getValue()))
                .collect(Collectors.joining("&", parts.length > 1 ? parts[1] + "&" : "", ""));
        try {
            String answer = template.requestBodyAndHeaders(
                    "direct:zoom-rest",
                    null,
                    Map.of(Exchange.HTTP_URI, restUrl + parts[0], Exchange.HTTP_QUERY, query),
                    String.class);
            return JSON.readTree(answer);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof HttpOperationFailedException refusal) {
                return refused(parts[0], refusal);
            }
            throw new ZoomRestException("No answer to GET " + parts[0] + ": " + e.getCause(), e.getCause());
        } catch (JsonProcessingException e) {
            throw new ZoomRestException("What answered GET " + parts[0] + " is not Zoom: no JSON", e);
        }
    }

    private static JsonNode refused(String path, HttpOperationFailedException refusal) {
        if (refusal.getStatusCode() == NOT_FOUND) {
            return JSON.createObjectNode();
        }
        throw new ZoomRestException(
                "Zoom refused GET " + path + ": HTTP " + refusal.getStatusCode() + ", \"" + said(refusal)
                        + "\". If it names scopes, add them to the app in the Zoom Marketplace.",
                refusal);
    }

    private static String said(HttpOperationFailedException refusal) {
        try {
            JsonNode body = JSON.readTree(String.valueOf(refusal.getResponseBody()));
            return body.path("code").asText() + " " + body.path("message").asText();
        } catch (JsonProcessingException e) {
            return "in words that are no JSON";
        }
    }
}
