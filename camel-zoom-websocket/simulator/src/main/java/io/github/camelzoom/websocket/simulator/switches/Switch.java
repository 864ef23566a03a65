package io.github.camelzoom.websocket.simulator.switches;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One thing about Zoom's wire that is unknown, varies or goes wrong, and that the simulator therefore can do in more
 * than one way. The default is Zoom's behaviour as far as it is known. Each switch says how well its default is known:
 * <em>documented</em> by Zoom, <em>seen</em> on the wire by somebody, or <em>unknown</em>, in which case a client must
 * cope with every value.
 *
 * <p>Set with {@link Switches#set}; a change acts on what happens next, unless the switch says otherwise.
 *
 * @param <T> the type of its values: an enum, {@link Boolean}, {@link Integer}, {@link String} or {@link Duration}
 */
public final class Switch<T> {
    private static final List<Switch<?>> ALL = new ArrayList<>();

    // ---- connecting ----

    /** What a missing, wrong or expired token gets. Seen: status 101, a refusing frame, close 1000 "Bye". */
    public static final Switch<Refusal> BAD_TOKEN =
            of("badToken", Refusal.FRAME_AND_CLOSE, "what a missing, wrong or expired token gets");

    /** Text of that refusal. Seen with three wordings, changed by Zoom without notice. */
    public static final Switch<String> BAD_TOKEN_TEXT =
            of("badTokenText", "Invalid Token", "text of that refusal; also seen: Token is invalid");

    /** Text when there is no token in the query, also when it came in a header. Seen. */
    public static final Switch<String> MISSING_TOKEN_TEXT =
            of("missingTokenText", "token is empty", "text when the query has no access_token");

    /** Whether even good tokens are refused. */
    public static final Switch<Boolean> REFUSE_TOKENS =
            of("refuseTokens", false, "whether even good tokens are refused as bad ones");

    /** What a missing or unknown subscription id gets. Unknown. */
    public static final Switch<Refusal> BAD_SUBSCRIPTION =
            of("badSubscription", Refusal.FRAME_AND_CLOSE, "what a missing or unknown subscription id gets");

    /** Text of that refusal. Unknown, invented. */
    public static final Switch<String> BAD_SUBSCRIPTION_TEXT =
            of("badSubscriptionText", "Invalid subscriptionId", "text of that refusal");

    /** Status of the WebSocket handshake; anything but 101 refuses it, with {@link #RETRY_AFTER}. Unknown. */
    public static final Switch<Integer> HANDSHAKE_STATUS =
            of("handshakeStatus", 101, "HTTP status of the handshake; any but 101 refuses every connection");

    /** Time before the handshake is answered. */
    public static final Switch<Duration> HANDSHAKE_DELAY =
            of("handshakeDelay", Duration.ZERO, "time before the WebSocket handshake is answered");

    /** Time between the open socket and {@code build_connection}. */
    public static final Switch<Duration> ACCEPTANCE_DELAY =
            of("acceptanceDelay", Duration.ZERO, "time between the open socket and build_connection");

    /** {@code content} of a successful {@code build_connection}. Unknown. */
    public static final Switch<SuccessContent> SUCCESS_CONTENT =
            of("successContent", SuccessContent.EMPTY_TEXT, "content of a successful build_connection");

    /** Whether permessage-deflate is agreed to when a client offers it; for new connections. Unknown. */
    public static final Switch<Boolean> DEFLATE =
            of("deflate", true, "whether permessage-deflate is agreed to, for new connections");

    // ---- displacement ----

    /** How the older connection of a subscription is told that a newer one took its place. Seen, details unknown. */
    public static final Switch<Displacement> DISPLACEMENT =
            of("displacement", Displacement.FRAME_AND_CLOSE, "how a newer connection displaces the older one");

    /** Whether the older one is told before or after the newer one is accepted. Unknown. */
    public static final Switch<DisplacementOrder> DISPLACEMENT_ORDER = of(
            "displacementOrder", DisplacementOrder.BEFORE_ACCEPTANCE, "displaced before or after the newer's success");

    /** Time between the two. Unknown. */
    public static final Switch<Duration> DISPLACEMENT_DELAY =
            of("displacementDelay", Duration.ZERO, "time between the displacement and the acceptance");

    /** Who gets events while both are accepted. Unknown. */
    public static final Switch<Overlap> OVERLAP =
            of("overlap", Overlap.NEWEST, "who gets events while two connections are accepted");

    // ---- liveness ----

    /** What a heartbeat gets. Seen. */
    public static final Switch<HeartbeatAnswer> HEARTBEAT_ANSWER =
            of("heartbeatAnswer", HeartbeatAnswer.LIVE, "what a heartbeat gets");

    /** Time before a heartbeat is answered. */
    public static final Switch<Duration> HEARTBEAT_DELAY =
            of("heartbeatDelay", Duration.ZERO, "time before a heartbeat is answered");

    /** Whether a WebSocket ping gets its pong. Unknown. */
    public static final Switch<Boolean> PONG = of("pong", true, "whether a WebSocket ping gets its pong");

    /** Time without a heartbeat after which the connection is given up; zero is never. Unknown. */
    public static final Switch<Duration> SILENCE_TIMEOUT =
            of("silenceTimeout", Duration.ofSeconds(60), "time without heartbeat until the end, 0s for never");

    /** What then happens to it. Unknown. */
    public static final Switch<SilenceAction> SILENCE_ACTION =
            of("silenceAction", SilenceAction.CLOSE, "what happens to a connection without heartbeats");

    /** Time after which an accepted connection is ended by Zoom; zero is never. */
    public static final Switch<Duration> END_AFTER =
            of("endAfter", Duration.ZERO, "time after which an accepted connection is ended, 0s for never");

    /** Close code of that end; 1006 resets the TCP connection. */
    public static final Switch<Integer> END_CODE = of("endCode", 1000, "close code of that end, 1006 is a TCP reset");

    /** Close reason of that end, may be empty. */
    public static final Switch<String> END_REASON = of("endReason", "Bye", "close reason of that end, may be empty");

    // ---- events ----

    /** Time between the request to send an event and its frame. Seen: hours. */
    public static final Switch<Duration> EVENT_DELAY = of("eventDelay", Duration.ZERO, "how late events are sent");

    /** How often each event is sent. */
    public static final Switch<Integer> EVENT_COPIES = of("eventCopies", 1, "how often each event is sent");

    /** Whether each two events change places; the first waits for the second. */
    public static final Switch<Boolean> EVENT_SWAP = of("eventSwap", false, "whether each two events change places");

    /** Every how many events one is lost at Zoom; zero is never. */
    public static final Switch<Integer> EVENT_DROP =
            of("eventDrop", 0, "every how many events one is lost, 0 for never");

    /** Members of a message's {@code header}. Seen: timestamp and signature. */
    public static final Switch<MessageHeader> MESSAGE_HEADER =
            of("messageHeader", MessageHeader.SIGNED, "header member of message frames");

    /** Whether a message has {@code "success":true}. Seen: absent. */
    public static final Switch<Boolean> MESSAGE_SUCCESS =
            of("messageSuccess", false, "whether message frames have success:true");

    /** How an event is wrapped. Seen: as text in {@code content}. */
    public static final Switch<MessageForm> MESSAGE_FORM =
            of("messageForm", MessageForm.CONTENT_TEXT, "how an event is wrapped");

    /** Size in bytes of the continuation frames a message is cut into, inside characters too; zero is one frame. */
    public static final Switch<Integer> FRAGMENT_SIZE =
            of("fragmentSize", 0, "bytes per continuation frame, 0 for one frame per message");

    /** An odd frame sent before each event. */
    public static final Switch<OddFrame> ODD_FRAME = of("oddFrame", OddFrame.NONE, "an odd frame before each event");

    // ---- OAuth ----

    /** How the token endpoint answers. Documented and seen. */
    public static final Switch<OAuthAnswer> OAUTH = of("oauth", OAuthAnswer.NORMAL, "how the token endpoint answers");

    /** How many requests get that answer before it is normal again. */
    public static final Switch<Integer> OAUTH_TIMES =
            of("oauthTimes", Integer.MAX_VALUE, "how many requests get that answer before it is normal again");

    /** Time before the token endpoint answers. */
    public static final Switch<Duration> OAUTH_DELAY =
            of("oauthDelay", Duration.ZERO, "time before the token endpoint answers");

    /** Form of the header {@code Retry-After} of refusing HTTP answers. Documented: the ISO form exists. */
    public static final Switch<RetryAfterForm> RETRY_AFTER_FORM =
            of("retryAfterForm", RetryAfterForm.NONE, "form of Retry-After on 429 and 503");

    /** Time that {@code Retry-After} asks to wait. */
    public static final Switch<Duration> RETRY_AFTER =
            of("retryAfter", Duration.ofSeconds(1), "time that Retry-After asks to wait");

    /** Whether grant parameters in the query are understood as well as a form body. Documented, but seen refused. */
    public static final Switch<Boolean> OAUTH_QUERY =
            of("oauthQuery", true, "whether grant parameters in the query are understood");

    /** Life of the tokens issued from now on. Documented: one hour. */
    public static final Switch<Duration> TOKEN_LIFETIME =
            of("tokenLifetime", Duration.ofSeconds(3600), "life of tokens issued from now on");

    /** Form of {@code expires_in}. Documented: a number. */
    public static final Switch<ExpiresInForm> EXPIRES_IN =
            of("expiresIn", ExpiresInForm.NUMBER, "form of expires_in in the token answer");

    /** Whether a new token revokes the former ones. Documented: not since June 2023. */
    public static final Switch<Boolean> TOKEN_REVOCATION =
            of("tokenRevocation", false, "whether a new token revokes the former ones");

    /** What an accepted connection gets when the token it came with expires. Unknown. */
    public static final Switch<TokenExpiry> TOKEN_EXPIRY =
            of("tokenExpiry", TokenExpiry.NOTHING, "what a live connection gets when its token expires");

    // ---- REST ----

    /** How the REST API answers. Documented. */
    public static final Switch<RestAnswer> REST = of("rest", RestAnswer.NORMAL, "how the REST API answers");

    /** How many requests get that answer before it is normal again. */
    public static final Switch<Integer> REST_TIMES =
            of("restTimes", Integer.MAX_VALUE, "how many requests get that answer before it is normal again");

    /** The most items of a page, whatever is asked for. Documented: 300, for some less. */
    public static final Switch<Integer> REST_PAGE_SIZE = of("restPageSize", 300, "most items of a page");

    // ---- files of recordings ----

    /** How the address of a recorded file answers. */
    public static final Switch<RecordingAnswer> RECORDINGS =
            of("recordings", RecordingAnswer.NORMAL, "how the address of a recorded file answers");

    /** How many requests get that answer before it is normal again. */
    public static final Switch<Integer> RECORDINGS_TIMES =
            of("recordingsTimes", Integer.MAX_VALUE, "how many requests get that answer before it is normal again");

    /** Whether the address of a recorded file sends to a signed one at another host. Seen. */
    public static final Switch<Boolean> RECORDING_REDIRECT =
            of("recordingRedirect", true, "whether the address of a recorded file sends to a signed one elsewhere");

    /** After how many bytes of a file its connection is closed. */
    public static final Switch<Integer> RECORDING_CUT_AFTER = of(
            "recordingCutAfter", Integer.MAX_VALUE, "after how many bytes the connection of a longer answer is closed");

    /** How many answers are cut so before they are whole again. */
    public static final Switch<Integer> RECORDING_CUT_TIMES =
            of("recordingCutTimes", Integer.MAX_VALUE, "how many answers are cut so before they are whole again");

    /** Which bytes the files have; a change is what a client meets whose file is made anew while it loads it. */
    public static final Switch<Integer> RECORDING_VERSION =
            of("recordingVersion", 0, "another version of all files has other bytes and another ETag");

    private final String name;
    private final T defaultValue;
    private final String description;

    private Switch(String name, T defaultValue, String description) {
        this.name = name;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    private static <T> Switch<T> of(String name, T defaultValue, String description) {
        Switch<T> created = new Switch<>(name, defaultValue, description);
        ALL.add(created);
        return created;
    }

    /** All switches, by subject. */
    public static List<Switch<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /**
     * The switch of a name, as the control API and the command line write it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Switch<?> named(String name) {
        return ALL.stream()
                .filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no switch '" + name + "'; there are: "
                        + String.join(", ", ALL.stream().map(Switch::name).toList())));
    }

    /** Name in the control API, such as {@code badToken}. */
    public String name() {
        return name;
    }

    /** Value after {@link Switches#reset()}. */
    public T defaultValue() {
        return defaultValue;
    }

    /** The default as {@link #parse} understands it. */
    public String defaultText() {
        return SwitchValue.format(defaultValue);
    }

    /** One line for people. */
    public String description() {
        return description;
    }

    /** The values it may have, for people: the constants of an enum, or the name of the type. */
    public String values() {
        return SwitchValue.choices(defaultValue);
    }

    /**
     * A value of this switch from its text.
     *
     * @throws IllegalArgumentException if the text is none of its values
     */
    public T parse(String text) {
        try {
            return SwitchValue.parse(defaultValue, text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "'%s' is no value for switch '%s'; it takes: %s", text, name, values()),
                    e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
