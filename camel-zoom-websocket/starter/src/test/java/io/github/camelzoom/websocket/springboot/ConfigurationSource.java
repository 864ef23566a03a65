package io.github.camelzoom.websocket.springboot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.util.StringHelper;

/**
 * Writes {@code ZoomWsComponentConfiguration} and the defaults that editors show for it, from the component's own
 * metadata. The fields themselves have no defaults: what is not set in Spring Boot stays as the component has it.
 */
final class ConfigurationSource {

    private static final int WIDTH = 120;

    private final List<ComponentOptionModel> options;

    ConfigurationSource(ComponentModel model) {
        this.options = model.getComponentOptions();
    }

    /** The property behind {@code camel.component.zoom-ws.}. */
    static String property(ComponentOptionModel option) {
        return StringHelper.camelCaseToDash(option.getName());
    }

    /** What Spring Boot binds an option to; with objects, a reference to a bean. */
    static String javaType(ComponentOptionModel option) {
        return switch (option.getType()) {
            case "string", "object" -> "java.lang.String";
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> "java.lang.Integer";
            case "duration" -> "java.time.Duration";
            case "enum" -> option.getJavaType();
            default -> throw new IllegalStateException("No type for the option " + option.getName());
        };
    }

    /** The default as Spring Boot writes it, or null if there is none. */
    static Object defaultOf(ComponentOptionModel option) {
        Object value = option.getDefaultValue();
        return value != null && option.getType().equals("duration") ? value + "ms" : value;
    }

    /** What editors show beside the property. */
    static String description(ComponentOptionModel option) {
        String reference = option.getType().equals("object")
                ? " A reference such as #bean:name, to a bean of type " + option.getJavaType() + "."
                : "";
        return option.getDescription() + reference;
    }

    String javaClass() {
        StringBuilder text = new StringBuilder();
        text.append("package io.github.camelzoom.websocket.springboot;\n\n");
        imports().forEach(name -> text.append("import ").append(name).append(";\n"));
        text.append("\n/** Written by ConfigurationSourceTest from the component's metadata, not by hand. */\n")
                .append("@ConfigurationProperties(prefix = \"camel.component.zoom-ws\")\n")
                .append("public class ZoomWsComponentConfiguration extends ComponentConfigurationPropertiesCommon {\n");
        options.forEach(option -> text.append(field(option)));
        options.forEach(option -> text.append(accessors(option)));
        return text.append("}\n").toString();
    }

    private TreeSet<String> imports() {
        TreeSet<String> names = new TreeSet<>(List.of(
                "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
                "org.springframework.boot.context.properties.ConfigurationProperties"));
        options.stream()
                .map(ConfigurationSource::javaType)
                .filter(type -> !type.startsWith("java.lang."))
                .forEach(names::add);
        return names;
    }

    private static String field(ComponentOptionModel option) {
        return "\n" + comment(description(option)) + "    private " + shortType(option) + " " + option.getName()
                + ";\n";
    }

    private static String comment(String text) {
        String line = "    /** " + text + " */";
        if (line.length() <= WIDTH) {
            return line + "\n";
        }
        StringBuilder comment = new StringBuilder("    /**\n");
        wrapped(text, WIDTH - "     * ".length())
                .forEach(part -> comment.append("     * ").append(part).append('\n'));
        return comment.append("     */\n").toString();
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String accessors(ComponentOptionModel option) {
        String name = option.getName();
        String type = shortType(option);
        String suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return "\n    public " + type + " get" + suffix + "() {\n        return " + name + ";\n    }\n"
                + "\n    public void set" + suffix + "(" + type + " " + name + ") {\n        this." + name + " = "
                + name
                + ";\n    }\n";
    }

    private static String shortType(ComponentOptionModel option) {
        String type = javaType(option);
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** META-INF/additional-spring-configuration-metadata.json */
    String defaults() {
        List<String> entries = options.stream()
                .filter(option -> defaultOf(option) != null)
                .map(option -> "    {\n      \"name\": \"camel.component.zoom-ws." + property(option)
                        + "\",\n      \"defaultValue\": " + json(option) + "\n    }")
                .toList();
        return "{\n  \"properties\": [\n" + String.join(",\n", entries) + "\n  ]\n}\n";
    }

    private static String json(ComponentOptionModel option) {
        Object value = defaultOf(option);
        boolean bare = option.getType().equals("boolean") || option.getType().equals("integer");
        return bare ? value.toString() : "\"" + value + "\"";
    }
}
