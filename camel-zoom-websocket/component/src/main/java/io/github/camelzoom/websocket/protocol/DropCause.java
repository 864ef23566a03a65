package io.github.camelzoom.websocket.protocol;

import java.util.Locale;

/**
 * Why something that Zoom sent was not delivered. Each cause is counted by itself, so that nothing is dropped silently.
 */
public enum DropCause {
    NOT_JSON(
            "A text frame is not valid JSON.",
            "If it was an event, it is lost.",
            "Check that webSocketUrl points at Zoom and that no proxy on the way writes into the stream."),
    NO_MODULE(
            "A frame has neither the member \"module\" nor the top-level member \"event\".",
            "It is not a frame of the protocol as it is known.",
            "Look for a release that knows it; nothing else is affected."),
    UNKNOWN_MODULE(
            "A frame names a module that is not known here.",
            "Zoom has probably added a kind of frame; events are not affected.",
            "Look for a release that knows it."),
    NO_VERDICT(
            "An answer to opening the connection has no member \"success\".",
            "It says neither yes nor no, so the first heartbeat answer or event decides.",
            "Nothing, as long as the connection comes up."),
    NO_CONTENT(
            "A frame of module \"message\" has no content.",
            "There is no event in it to deliver.",
            "Nothing, if it happens rarely; otherwise tell Zoom's support."),
    CONTENT_NOT_JSON(
            "The content of an event frame is not valid JSON.",
            "The event is lost: no route could read it.",
            "Fetch what is missing over Zoom's REST API; tell Zoom's support if it goes on."),
    NO_EVENT_TYPE(
            "The content of an event frame has no usable top-level text member \"event\".",
            "Nobody can tell what it is, so it matches no filter and no route.",
            "Tell Zoom's support if it goes on."),
    TOO_COMPLEX(
            "The JSON is nested too deeply, or holds a name or number beyond all measure.",
            "It is refused unread, because reading it could exhaust the process.",
            "Check that webSocketUrl points at Zoom: no event of Zoom looks like this."),
    TOO_LARGE(
            "A message is larger than maxMessageSize.",
            "The event is lost; the connection goes on.",
            "Raise maxMessageSize, and fetch what is missing over Zoom's REST API."),
    INVALID_UTF8(
            "A text frame holds bytes that are not UTF-8.",
            "If it was an event, it is lost.",
            "Check for a proxy on the way that re-encodes the stream."),
    BINARY_FRAME(
            "A binary frame came in.",
            "Zoom sends events as text only, so it is no event as it is known.",
            "Check that webSocketUrl points at Zoom."),
    BAD_SIGNATURE(
            "The signature of an event is missing or does not match the secret token.",
            "The event is not delivered: it is not proven to be meant for this app.",
            "Check secretToken against the app's Features page in the Zoom Marketplace: it is not the client secret.");

    private final String what;
    private final String meaning;
    private final String cure;

    DropCause(String what, String meaning, String cure) {
        this.what = what;
        this.meaning = meaning;
        this.cure = cure;
    }

    /** The name as it stands in logs and metrics: {@code unknown-module}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What happened, as one sentence. */
    public String what() {
        return what;
    }

    /** What that means for the user, as one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it, as one sentence. */
    public String cure() {
        return cure;
    }

    /** All three sentences, for a log line. Holds nothing of what was received. */
    public String explanation() {
        return what + " " + meaning + " " + cure;
    }
}
