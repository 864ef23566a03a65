package io.github.camelzoom.websocket.springboot;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A Spring Boot application as a user writes it: routes as beans, all else in properties. */
@SpringBootApplication
public class ZoomApplication {

    @Bean
    RouteBuilder meetings() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("zoom-ws:{{zoom.subscription-id}}?events=meeting.*")
                        .routeId("meetings")
                        .to("mock:meetings");
            }
        };
    }
}
