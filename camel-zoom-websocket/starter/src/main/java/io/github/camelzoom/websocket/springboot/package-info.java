/** The component in Spring Boot applications: {@code camel.component.zoom-ws.*}. */
package io.github.camelzoom.websocket.springboot;
