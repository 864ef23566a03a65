package io.github.camelzoom.examples.esb.springboot;

import io.github.camelzoom.examples.esb.bus.EsbRoutes;
import io.github.camelzoom.examples.esb.bus.ZoomRoutes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application of the kind that Spring Boot makes: the starter reads the properties, and the routes are beans. */
@SpringBootApplication
public class EsbApplication {

    @Bean
    EsbRoutes esbRoutes() {
        return new EsbRoutes();
    }

    @Bean
    ZoomRoutes zoomRoutes() {
        return new ZoomRoutes();
    }

    /** Runs until Ctrl-C. */
    public static void main(String[] args) {
        SpringApplication.run(EsbApplication.class, args);
    }
}
