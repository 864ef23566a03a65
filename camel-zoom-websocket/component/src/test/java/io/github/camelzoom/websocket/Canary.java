package io.github.camelzoom.websocket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A secret that is planted to be looked for. Its value holds a mark of letters and digits that stays the same in URLs,
 * XML and JSON, and that is known again in Base64 wherever in the encoded bytes it lies.
 */
record Canary(String name, String value, String mark, boolean plainIsPublic) {

    static final Canary CLIENT_SECRET = secret("client secret", "canaryClientSecretXq", "+/&%=9");
    static final Canary SECRET_TOKEN = secret("secret token", "canarySecretTokenWz", " +7");
    static final Canary PROXY_PASSWORD = secret("proxy password", "canaryProxyPasswordKv", "%3");
    static final Canary DOWNLOAD_TOKEN = secret("download token", "canaryDownloadTokenJm", "");
    static final Canary TOKEN_PROVIDER = secret("token of a provider", "canaryProvidedTokenTb", "/+");

    /**
     * The simulator's tokens are Base64 and hold the client id, as Zoom's do; so does the Basic authorization. The id
     * itself is no secret.
     */
    static final Canary CLIENT_ID =
            new Canary("access token", "canaryClientIdOfTheApp", "canaryClientIdOfTheApp", true);

    /** How the simulator's tokens begin: <code>{"sv":"</code> in Base64. */
    static final Canary ACCESS_TOKEN = secret("access token", "eyJzdiI6", "");

    static final List<Canary> ALL = List.of(
            CLIENT_SECRET, SECRET_TOKEN, PROXY_PASSWORD, DOWNLOAD_TOKEN, TOKEN_PROVIDER, CLIENT_ID, ACCESS_TOKEN);

    /** What a text is searched for; made once, because there are megabytes to search. */
    private record Form(Canary canary, String form, String text) {}

    private static final List<Form> IN_PLAIN = ALL.stream()
            .filter(canary -> !canary.plainIsPublic)
            .map(canary -> new Form(canary, "plain", canary.mark.toLowerCase(Locale.ROOT)))
            .toList();

    private static final List<Form> IN_BASE64 = ALL.stream()
            .flatMap(canary -> canary.inBase64().stream().map(text -> new Form(canary, "Base64", text)))
            .toList();

    private static final int SHOWN_AROUND = 120;

    private static Canary secret(String name, String mark, String rest) {
        return new Canary(name, mark + rest, mark, false);
    }

    /** Which secrets a text holds, in which form and with what around them; empty if none. */
    static List<String> foundIn(String text) {
        List<String> found = new ArrayList<>();
        search(text.toLowerCase(Locale.ROOT), IN_PLAIN, text, found);
        search(text, IN_BASE64, text, found);
        return found;
    }

    private static void search(String searched, List<Form> forms, String shown, List<String> found) {
        for (Form form : forms) {
            int at = searched.indexOf(form.text);
            if (at >= 0) {
                found.add(form.canary.name + " in " + form.form + ": " + around(shown, at));
            }
        }
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - SHOWN_AROUND), Math.min(text.length(), at + SHOWN_AROUND));
    }

    /** What Base64 makes of the mark, for each of the three places it can begin at, without what its neighbours mix in. */
    private Set<String> inBase64() {
        Set<String> forms = new LinkedHashSet<>();
        for (int before = 0; before < 3; before++) {
            byte[] bytes = (" ".repeat(before) + mark).getBytes(StandardCharsets.UTF_8);
            int from = (before * 8 + 5) / 6;
            int to = bytes.length * 8 / 6;
            forms.add(Base64.getEncoder().encodeToString(bytes).substring(from, to));
            forms.add(Base64.getUrlEncoder().encodeToString(bytes).substring(from, to));
        }
        return forms;
    }

    @Override
    public String toString() {
        return name;
    }
}
