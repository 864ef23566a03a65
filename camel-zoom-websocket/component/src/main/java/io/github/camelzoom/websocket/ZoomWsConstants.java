package io.github.camelzoom.websocket;

import org.apache.camel.spi.Metadata;

/** The headers of an exchange made of a Zoom event. */
public final class ZoomWsConstants {

    public static final String SCHEME = "zoom-ws";

    @Metadata(
            label = "consumer",
            description = "The type of the event, for example `meeting.started`.",
            javaType = "String",
            important = true)
    public static final String EVENT = "CamelZoomEvent";

    @Metadata(
            label = "consumer",
            description =
                    "When the event occurred, as Zoom tells in `event_ts`, in milliseconds since the epoch. Absent"
                            + " when Zoom sends none.",
            javaType = "Long")
    public static final String EVENT_TIMESTAMP = "CamelZoomEventTimestamp";

    @Metadata(
            label = "consumer",
            description = "When the event arrived here, in milliseconds since the epoch.",
            javaType = "Long")
    public static final String RECEIVED_TIMESTAMP = "CamelZoomReceivedTimestamp";

    @Metadata(
            label = "consumer",
            description = "The Zoom account that the event is about. Absent when the event has none.",
            javaType = "String")
    public static final String ACCOUNT_ID = "CamelZoomAccountId";

    @Metadata(
            label = "consumer",
            description = "The id of the meeting, webinar, call, user or other object that the event is about, as text"
                    + " (Zoom sends some as numbers). Absent when the event has none.",
            javaType = "String",
            important = true)
    public static final String OBJECT_ID = "CamelZoomObjectId";

    @Metadata(
            label = "consumer",
            description = "The UUID of the object: of one occurrence of a meeting or webinar. Absent when the event has"
                    + " none.",
            javaType = "String")
    public static final String OBJECT_UUID = "CamelZoomObjectUuid";

    @Metadata(
            label = "consumer",
            description = "The user id of the host. Absent when the event has none.",
            javaType = "String")
    public static final String HOST_ID = "CamelZoomHostId";

    @Metadata(
            label = "consumer",
            description =
                    "A key made of the event's text, for an idempotent consumer: the same event has the same key in"
                            + " every process. Zoom sends no id of its own.",
            javaType = "String",
            important = true)
    public static final String EVENT_ID = "CamelZoomEventId";

    @Metadata(label = "consumer", description = "The event subscription by which the event came.", javaType = "String")
    public static final String SUBSCRIPTION_ID = "CamelZoomSubscriptionId";

    private ZoomWsConstants() {}
}
