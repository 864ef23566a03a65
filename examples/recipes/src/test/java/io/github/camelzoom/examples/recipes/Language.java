package io.github.camelzoom.examples.recipes;

import java.util.stream.Collectors;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/** A language in which the pages show routes. */
enum Language {
    JAVA {
        @Override
        Resource resource(String name, String block) {
            String imports =
                    block.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
            String routes =
                    block.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
            return ResourceHelper.fromString(name + ".java", """
                    import org.apache.camel.builder.RouteBuilder;
                    %s
                    public class %s extends RouteBuilder {
                        @Override
                        public void configure() throws Exception {
                    %s
                        }
                    }
                    """.formatted(imports, name, routes));
        }
    },
    YAML {
        @Override
        Resource resource(String name, String block) {
            return ResourceHelper.fromString(name + ".yaml", block);
        }
    };

    /** A block of a page as a file that Camel loads, under a name that is good for a class. */
    abstract Resource resource(String name, String block);

    /** What stands behind the three backticks. */
    String fence() {
        return toString();
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
