package io.github.camelzoom.examples.esb;

import java.net.URI;
import org.apache.camel.CamelContext;

/** A running application with Zoom in it. */
interface Embedded extends AutoCloseable {
    CamelContext camel();

    /** Address of its own health page. */
    URI health();

    @Override
    void close();
}
