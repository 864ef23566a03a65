package io.github.camelzoom.websocket;

/** Pages of docs/ whose generated parts stand between marks that name them. */
public final class MarkedPage {

    private static final String END = "<!-- end -->";

    private MarkedPage() {}

    /** The page with one part made anew; all else stays as it is. */
    public static String replace(String page, String name, String content) {
        String begin = "<!-- generated: " + name + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf(END, from);
        if (from < 0 || to < 0) {
            throw new IllegalStateException("The page has no place for the table of " + name);
        }
        return page.substring(0, from + begin.length()) + "\n" + content + "\n" + page.substring(to);
    }
}
