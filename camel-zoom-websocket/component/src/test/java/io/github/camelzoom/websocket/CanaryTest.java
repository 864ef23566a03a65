package io.github.camelzoom.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever looks for secrets and finds none has to show that he would have found them. */
class CanaryTest {

    static Stream<Canary> secrets() {
        return Canary.ALL.stream().filter(canary -> !canary.plainIsPublic());
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsFoundInEveryForm(Canary canary) {
        assertFound(canary, "x" + canary.value() + "y");
        assertFound(canary, "?access_token=" + URLEncoder.encode(canary.value(), UTF_8) + "&x=1");
        assertFound(canary, canary.value().toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsFoundInBase64WhereverItLies(Canary canary) {
        for (String before : new String[] {"", "u", "us", "user:", "client:"}) {
            byte[] bytes = (before + canary.value() + "tail").getBytes(UTF_8);
            assertFound(canary, "Basic " + Base64.getEncoder().encodeToString(bytes));
            assertFound(canary, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
    }

    @Test
    void theClientIdIsNoSecretButATokenThatHoldsItIs() {
        String id = Canary.CLIENT_ID.value();

        assertEquals(List.of(), Canary.foundIn("clientId=" + id));
        assertFound(Canary.CLIENT_ID, Base64.getEncoder().encodeToString((id + ":" + "anything").getBytes(UTF_8)));
    }

    @Test
    void whatIsMaskedIsNotFound() {
        assertEquals(List.of(), Canary.foundIn("zoom-ws:id?clientSecret=xxxxxx&secretToken=xxxxxx"));
    }

    private static void assertFound(Canary canary, String text) {
        List<String> found = Canary.foundIn(text);
        assertFalse(found.isEmpty(), () -> canary + " not found in " + text);
        assertTrue(found.stream().allMatch(what -> what.startsWith(canary.name())), found::toString);
    }
}
