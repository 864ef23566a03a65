package io.github.camelzoom.examples.esb.bus;

import io.github.camelzoom.websocket.ZoomWsConstants;
import org.apache.camel.builder.RouteBuilder;

/**
 * The bus as it was before Zoom came: services behind {@code direct:} and {@code seda:} addresses, which do not know who
 * calls them. Files below {@code esb.folder} stand for what they do in earnest.
 */
public final class EsbRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:rooms")
                .routeId("rooms")
                .setBody(simple("${header.CamelZoomEvent} ${header.CamelZoomObjectUuid}"))
                .to(append("rooms.log"));

        // slow work, by several threads
        from("seda:archive?concurrentConsumers=2&size=100")
                .routeId("archive")
                .to("file:{{esb.folder}}/archive?fileName=${header.CamelZoomEventId}.json");

        from("direct:directory")
                .routeId("directory")
                .validate(header(ZoomWsConstants.OBJECT_ID).isNotNull())
                .setBody(simple("${header.CamelZoomEvent} ${header.CamelZoomObjectId}"))
                .to(append("directory.log"));

        from("seda:audit?size=100").routeId("audit").to(append("audit.jsonl"));

        from("direct:rejected")
                .routeId("rejected")
                .to("file:{{esb.folder}}/rejected?fileName=${header.CamelZoomEventId}.json");
    }

    private static String append(String file) {
        return "file:{{esb.folder}}?fileName=" + file + "&fileExist=Append&appendChars=\\n";
    }
}
