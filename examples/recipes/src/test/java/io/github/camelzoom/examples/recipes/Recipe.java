package io.github.camelzoom.examples.recipes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test of the routes that stand under a heading, once for each language. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(Language.class)
@interface Recipe {

    /** The heading. */
    String value();

    /** Looks up what a class of tests runs. */
    final class Index {
        private Index() {}

        static Set<String> of(Class<?> tests) {
            return Arrays.stream(tests.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Recipe.class))
                    .map(method -> method.getAnnotation(Recipe.class).value())
                    .collect(Collectors.toSet());
        }
    }
}
