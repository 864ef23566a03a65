package io.github.camelzoom.websocket.protocol;

import java.util.Objects;

/**
 * One text frame from Zoom, told apart by its {@code module} and {@code success} members only. The wording of
 * {@code content} has changed without notice before, so it is kept for people to read and decides nothing.
 */
public sealed interface Frame {

    /**
     * The answer to opening a connection (module {@code build_connection}).
     *
     * @param success whether Zoom took the connection; nothing else makes a connection good
     * @param text what Zoom said, for the log: one line, never null, shortened
     */
    record Acceptance(boolean success, String text) implements Frame {}

    /**
     * The answer to a heartbeat (module {@code heartbeat}). A missing {@code success} counts as true, since the answer
     * itself is the proof of life.
     *
     * @param success false when Zoom no longer regards the connection as good
     * @param text what Zoom said, for the log: one line, never null, shortened
     */
    record HeartbeatAnswer(boolean success, String text) implements Frame {}

    /**
     * An event: module {@code message}, or the bare webhook JSON without an envelope. Whether the content is an event
     * at all is for {@link #header()} to say. Its text is unpacked and read when somebody asks for it, and once. Belongs
     * to the event loop that read it, and may be handed on to one other thread at a time once its header was read.
     */
    final class Message implements Frame {

        private final PackedEvent packed;
        private String timestamp;
        private String signature;
        private String content;
        private EventHeader header;

        /**
         * @param content   the event's JSON text after exactly one decoding, so that its signature stays checkable
         * @param timestamp {@code x-zm-request-timestamp} as text (seconds since the epoch), or null when absent
         * @param signature {@code x-zm-signature}, or null when absent
         */
        public Message(String content, String timestamp, String signature) {
            this.packed = null;
            this.timestamp = timestamp;
            this.signature = signature;
            this.content = content;
        }

        Message(PackedEvent packed) {
            this.packed = packed;
        }

        /** The event's JSON text as Zoom signed it. */
        public String content() {
            if (content == null) {
                content = packed.content();
            }
            return content;
        }

        public String timestamp() {
            if (timestamp == null && packed != null) {
                timestamp = packed.timestamp();
            }
            return timestamp;
        }

        public String signature() {
            if (signature == null && packed != null) {
                signature = packed.signature();
            }
            return signature;
        }

        /**
         * The content's key, see {@link EventId}; not before the header or the content was asked for.
         */
        public String id() {
            return packed == null ? EventId.of(content) : packed.id();
        }

        /**
         * The type, where it can be told at once; null where {@link #header()} has to say. An event that repeats its
         * member {@code event}, as none of Zoom's does, is told by the first one here.
         */
        public String likelyType() {
            return packed == null ? null : packed.likelyType();
        }

        /** @throws UndeliverableException when the content is not exactly one JSON value, or names no usable type */
        public EventHeader header() throws UndeliverableException {
            if (header == null) {
                header = packed == null ? null : packed.headerOrNull();
                header = header == null ? EventReader.read(content()) : header;
            }
            return header;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Message message
                    && content().equals(message.content())
                    && Objects.equals(timestamp(), message.timestamp())
                    && Objects.equals(signature(), message.signature());
        }

        @Override
        public int hashCode() {
            return Objects.hash(content(), timestamp(), signature());
        }

        /** Shows the length only: an event carries personal data and may carry a download token. */
        @Override
        public String toString() {
            return "Message[content=" + content().length() + " characters, timestamp=" + timestamp() + ", signed="
                    + (signature() != null) + "]";
        }
    }

    /**
     * A refusal outside the answer to opening: {@code success} is false, the module is {@code message} or absent, and
     * the content is no event.
     *
     * @param text what Zoom said, for the log: one line, never null, shortened
     */
    record Refused(String text) implements Frame {}

    /**
     * A frame of no use. It is counted by its cause and never ends the connection.
     *
     * @param cause why it is of no use
     * @param detail what to look for, in a few words; never holds content of the frame beyond the module's name
     */
    record Undeliverable(DropCause cause, String detail) implements Frame {}
}
