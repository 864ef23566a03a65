package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events stay in order with which. */
class OrderKeyTest {

    private static String key(String type, String payload) throws UndeliverableException {
        return EventReader.read(("{'payload':" + payload + ",'event':'" + type + "'}").replace('\'', '"'))
                .orderKey();
    }

    private static String keyOfObject(String type, String members) throws UndeliverableException {
        return key(type, "{'account_id':'A','object':{" + members + "}}");
    }

    /** Two events about one thing, as Zoom's samples show them; K is what they have to have in common. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meeting.created | 'id':'K','uuid':'u1' | meeting.started | 'id':'K','uuid':'u2'",
                "meeting.started | 'id':'K','uuid':'u' | meeting.updated | 'id':'K'",
                "meeting.ended | 'uuid':'u','id':'K' | recording.completed | 'id':'K','uuid':'u'",
                "meeting.ended | 'id':'K' | meeting.summary_completed | 'meeting_id':'K'",
                "meeting.started | 'id':'K' | meeting.ai_companion_started | 'meeting_number':'K','meeting_uuid':'u'",
                "meeting.participant_qos | 'uuid':'K' | meeting.participant_qos | 'uuid':'K'",
                "webinar.started | 'id':'K','uuid':'u' | webinar.chat_message_file_sent | 'webinar_id':'K'",
                "webinar.ended | 'id':'K' | recording.completed | 'id':'K'",
                "phone.callee_ringing | 'call_id':'K' | phone.voicemail_received | 'id':'v','call_id':'K'",
                "phone.callee_ringing | 'call_id':'K' | phone.recording_stopped | 'id':'r','user_id':'u','call_id':'K'",
                "phone.sms_received | 'session_id':'K','message_id':'1' | phone.sms_sent | 'session_id':'K','message_id':'2'",
                "contact_center.engagement_started | 'engagement_id':'K' | contact_center.task_created | 'task_id':'t','engagement_id':'K'",
                "team_chat.channel_message_posted | 'message_id':'1','channel_id':'K','session_id':'s' | team_chat.channel_message_deleted | 'message_id':'1','channel_id':'K'",
                "team_chat.channel_message_posted | 'message_id':'1','channel_id':'K' | team_chat.channel_archived | 'id':'K'",
                "team_chat.dm_message_posted | 'message_id':'1','session_id':'s','contact_id':'K' | team_chat.dm_reaction_removed | 'msg_id':'1','contact_id':'K'",
                "chat_message.sent | 'id':'1','session_id':'s','channel_id':'K' | chat_message.updated | 'id':'1','session_id':'s','channel_id':'K'",
                "chat_message.sent | 'id':'1','session_id':'K','channel_id':'' | chat_message.sent | 'id':'2','session_id':'K'",
                "session.started | 'id':'i','session_id':'K','session_key':'k' | session.user_data | 'session_id':'K','session_key':'k'",
                "zoomroom.alert | 'id':'K' | zoomroom.digital_signage_app_ended | 'room_id':'K','app_id':'a'",
                "workspace.reservation_created | 'id':'r','workspace_id':'K' | workspace.deleted | 'id':'K'",
                "whiteboard.created | 'whiteboard_id':'K','meeting_id':'m' | whiteboard.deleted | 'whiteboard_id':'K'",
                "calendar.event_create | 'resource_id':'K','event_id':'1' | calendar.acl_delete | 'resource_id':'K','acl_id':'a'",
                "video_management.channel_published | 'channel_id':'K' | video_management.channel_video_removed | 'channel_id':'K','video_id':'v'",
                "revenue_accelerator.conversation_analysis_completed | 'conversation_id':'K' | revenue_accelerator.post_comment_completed | 'comment_id':'c','conversation_id':'K'",
                "zoom_events.session_created | 'event_id':'K','session_id':'1' | zoom_events.ticket_created | 'event_id':'K','ticket_id':'t'",
                "user.created | 'id':'K','email':'e' | user.deleted | 'id':'K'",
            })
    void eventsAboutOneThingHaveOneKey(String type, String members, String otherType, String otherMembers)
            throws Exception {
        assertEquals("K", keyOfObject(type, members));
        assertEquals("K", keyOfObject(otherType, otherMembers));
    }

    @Test
    void aMeetingIsTheSameWhetherItsIdIsTextOrNumber() throws Exception {
        assertEquals(
                keyOfObject("meeting.started", "'id':'85393847045'"),
                keyOfObject("recording.completed", "'id':85393847045"));
    }

    @Test
    void whatHasNoObjectGoesByTheMeetingOrTheConversationInThePayload() throws Exception {
        assertEquals("u", key("meeting.rtms_started", "{'meeting_uuid':'u','rtms_stream_id':'s'}"));
        assertEquals("u", keyOfObject("meeting.participant_qos", "'uuid':'u'"));
        assertEquals("t", key("bot_notification", "{'accountId':'A','toJid':'t','userJid':'j'}"));
        assertEquals("t", key("interactive_message_actions", "{'accountId':'A','toJid':'t','messageId':'m'}"));
    }

    @Test
    void whatNamesNothingKeepsItsOrderWithinItsFamily() throws Exception {
        assertEquals("node", keyOfObject("node.server_deleted", "'server':{'id':'s'}"));
        assertEquals("node", keyOfObject("node.mc_zone_stat_alert", ""));
        assertEquals("recording", keyOfObject("recording.batch_deleted", "'meetings':[{'id':'1'}]"));
        assertEquals("app_deauthorized", key("app_deauthorized", "{'user_id':'u'}"));
    }

    @Test
    void twoMeetingsHaveTwoKeys() throws Exception {
        assertNotEquals(
                keyOfObject("meeting.started", "'id':'1','uuid':'u'"),
                keyOfObject("meeting.started", "'id':'2','uuid':'u'"));
    }

    @Test
    void aFamilyThatNobodyKnowsGoesById() throws Exception {
        assertEquals("K", keyOfObject("brand_new.thing_happened", "'id':'K','uuid':'u'"));
    }
}
