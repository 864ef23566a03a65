package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'meeting.started','event_ts':17,'payload':{'account_id':'A','object':{'id':'1','uuid':'/u==','host_id':'H'}}}",
                "{'event':'meeting.started','payload':{'object':{'host_id':'H','uuid':'/u==','id':1},'account_id':'A'},'event_ts':'17'}",
                "{'payload':{'account_id':'A','object':{'id':'1','uuid':'/u==','host_id':'H'}},'event_ts':17,'event':'meeting.started'}",
                " {\n'event_ts' : 17 , 'payload':{'object':{'uuid':'/u==','id':1,'host_id':'H'},'account_id':'A'},\t'event':'meeting.started' }\n"
            })
    void theHeaderIsReadFromMembersInAnyOrder(String content) throws Exception {
        assertEquals(new EventHeader("meeting.started", 17L, "A", "1", "/u==", "H", "1"), read(content));
    }

    @Test
    void anEventNeedsNothingButItsType() throws Exception {
        assertEquals(
                new EventHeader("app_deauthorized", null, null, null, null, null, "app_deauthorized"),
                read("{'event':'app_deauthorized'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "'text'", "7", "[]", "[{'account_id':'A'}]", "{}", "{'object':null}", "{'object':7}"})
    void aPayloadOfAnotherShapeGivesNoIdentifiers(String payload) throws Exception {
        assertEquals(
                new EventHeader("meeting.started", null, null, null, null, null, "meeting"),
                read("{'event':'meeting.started','payload':" + payload + "}"));
    }

    @Test
    void anArrayOfObjectsGivesNoObjectIdentifiers() throws Exception {
        assertEquals(
                new EventHeader(
                        "revenue_accelerator.deal_conversation_associations_changed",
                        null,
                        "A",
                        null,
                        null,
                        null,
                        "revenue_accelerator"),
                read("{'event':'revenue_accelerator.deal_conversation_associations_changed',"
                        + "'payload':{'object':[{'conversation_id':'1','uuid':'u'}],'account_id':'A'}}"));
    }

    @Test
    void membersOfTheSameNameFurtherInsideDoNotCount() throws Exception {
        assertEquals(
                new EventHeader("phone.callee_call_history_completed", 5L, "A", "U", null, null, "U"),
                read("{'payload':{'event':'x','event_ts':1,'account_id':'A','operator':{'account_id':'B','id':'C'},"
                        + "'object':{'call_logs':[{'event':'incoming','event_ts':2,'id':'3','call_id':'4'}],"
                        + "'payload':{'account_id':'D'},'account_id':'E','object':{'id':'F','uuid':'G'},'user_id':'U'}},"
                        + "'event_ts':5,'event':'phone.callee_call_history_completed',"
                        + "'old':{'event':'y','payload':{'account_id':'H'}}}"));
    }

    @Test
    void ofARepeatedMemberOnlyTheLastCountsWithAllThatIsInIt() throws Exception {
        assertEquals(
                new EventHeader("b", 2L, null, "9", null, null, "9"),
                read("{'event':'a','event_ts':1,'payload':{'account_id':'A','object':{'id':'1','uuid':'u'}},"
                        + "'event':'b','event_ts':2,'payload':{'object':{'host_id':'H'},'object':{'id':8,'id':9}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9007199254740993", "7012345678901234567", "123456789012345678901234567890", "-0", "1.50", "1E5"
            })
    void anIdentifierGivenAsNumberIsTakenExactlyAsWritten(String number) throws Exception {
        assertEquals(
                number,
                read("{'event':'user.created','payload':{'object':{'id':" + number + "}}}")
                        .objectId());
    }

    @Test
    void anEmptyIdentifierCountsAsAbsent() throws Exception {
        EventHeader header = read("{'event':'phone.x','payload':{'account_id':'','object':"
                + "{'call_id':'','id':'','user_id':'U','uuid':'','host_id':''}}}");

        assertEquals(new EventHeader("phone.x", null, null, "U", null, null, "U"), header);
    }

    @Test
    void aChatbotsAccountIsFoundUnderItsOtherName() throws Exception {
        assertEquals(
                "A",
                read("{'event':'bot_notification','payload':{'accountId':'A'}}").accountId());
    }

    @ParameterizedTest
    @CsvSource({
        "meeting.started, id",
        "meeting.summary_completed, meeting_id",
        "meeting.ai_companion_started, meeting_number",
        "webinar.started, id",
        "webinar.chat_message_file_sent, webinar_id",
        "recording.completed, id",
        "user.created, id",
        "phone.callee_ringing, call_id",
        "phone.voicemail_received, id",
        "phone.sms_received, message_id",
        "phone.callee_call_history_completed, call_history_id",
        "contact_center.engagement_started, engagement_id",
        "contact_center.task_created, task_id",
        "contact_center.queue_updated, cc_queue_id",
        "contact_center.team_updated, team_id",
        "contact_center.asset_deleted, asset_id",
        "contact_center.business_hours_deleted, business_hour_id",
        "contact_center.closure_created, closure_set_id",
        "team_chat.channel_updated, channel_id",
        "team_chat.file_uploaded, file_id",
        "chat_message.sent, id",
        "chat_message.sent, session_id",
        "session.started, id",
        "session.started, session_id",
        "session.started, session_key",
        "zoomroom.alert, room_id",
        "workspace.deleted, workspace_id",
        "whiteboard.created, whiteboard_id",
        "zoom_events.event_published, event_id",
        "revenue_accelerator.conversation_analyzed, conversation_id",
        "cobrowse.session_started, session_id",
        "video_management.video_published, video_id",
        "visitor_management.checked_in, invitation_id",
        "calendar.event_create, event_id",
        "quality_management.evaluation_completed, evaluation_id",
        "my_notes.note_created, note_id",
        "clinical_notes.note_completed, note_id",
        "phone.of_a_kind_unheard_of, id",
        "a_family_unheard_of.created, id"
    })
    void eachFamilyNamesItsObjectInItsOwnWay(String type, String member) throws Exception {
        String object = "{'topic':'x','" + member + "':'right','participant':{'" + member + "':'wrong'}}";

        assertEquals(
                "right",
                read("{'event':'" + type + "','payload':{'object':" + object + "}}")
                        .objectId());
        assertEquals(
                "right",
                read("{'payload':{'object':" + object + "},'event':'" + type + "'}")
                        .objectId());
    }

    @ParameterizedTest
    @CsvSource({
        "phone.callee_ringing, call_id, id",
        "team_chat.message_posted, channel_id, message_id",
        "contact_center.task_started, engagement_id, task_id",
        "session.ended, id, session_id"
    })
    void theWiderThingIsTheObjectWhereAnEventNamesSeveral(String type, String wider, String narrower) throws Exception {
        assertEquals(
                "wide",
                read("{'event':'" + type + "','payload':{'object':{'" + narrower + "':'narrow','" + wider
                                + "':'wide'}}}")
                        .objectId());
    }

    @Test
    void anotherFamilysMemberIsNotTakenForTheObject() throws Exception {
        assertNull(read("{'event':'meeting.started','payload':{'object':{'call_id':'1','session_id':'2'}}}")
                .objectId());
    }

    @ParameterizedTest
    @CsvSource({
        "meeting.rtms_started, meeting_uuid",
        "webinar.rtms_started, webinar_uuid",
        "session.rtms_started, session_id",
        "bot_notification, toJid"
    })
    void anEventWithoutAnObjectMayNameItInThePayload(String type, String member) throws Exception {
        assertEquals(
                "right",
                read("{'event':'" + type + "','payload':{'id':'wrong','" + member + "':'right'}}")
                        .objectId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "'soon'", "''", "1.5", "true", "{}", "[17]", "99999999999999999999"})
    void anUnreadableTimeIsNoReasonToLoseAnEvent(String time) throws Exception {
        assertEquals(
                new EventHeader("a", null, null, null, null, null, "a"), read("{'event':'a','event_ts':" + time + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "'event'",
                "7",
                "null",
                "{'event':null}",
                "{'event':7}",
                "{'event':''}",
                "{'event':' '}",
                "{'event':{'event':'a'}}",
                "{'payload':{'event':'a'}}",
                "[{'event':'a'}]",
                "{'event':'a','event':1}"
            })
    void contentWithoutATextForATypeIsNoEvent(String content) {
        assertRefused(DropCause.NO_EVENT_TYPE, content);
    }

    @Test
    void aTypeBeyondAllMeasureIsNoType() throws Exception {
        assertEquals(
                EventReader.MAX_TYPE_LENGTH,
                read("{'event':'" + "x".repeat(EventReader.MAX_TYPE_LENGTH) + "'}")
                        .type()
                        .length());
        assertRefused(DropCause.NO_EVENT_TYPE, "{'event':'" + "x".repeat(EventReader.MAX_TYPE_LENGTH + 1) + "'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\\nb", "\\r\\nINFO forged line", "a\\u0000", "\\u001b[2J", "a\\u0085", "a\\u2028INFO forged"})
    void aTypeThatWouldForgeLogLinesIsNoType(String type) {
        assertRefused(DropCause.NO_EVENT_TYPE, "{'event':'" + type + "'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s3cret",
                "{'event':'a'",
                "{'event':'a'}}",
                "{'event':'a'} 's3cret'",
                "{'event':'a',}",
                "{'event':'a','payload':{'download_token':s3cret}}",
                "{'event':'a','payload':{'x':'\\q'}}"
            })
    void invalidContentIsRefusedEvenIfTheTypeWasSeen(String content) {
        UndeliverableException refusal = assertRefused(DropCause.CONTENT_NOT_JSON, content);

        assertFalse(refusal.getMessage().contains("s3cret"), refusal.getMessage());
    }

    @Test
    void aRefusalSaysWhereTheFaultIs() {
        assertEquals(
                "at character 13 of 14",
                assertRefused(DropCause.CONTENT_NOT_JSON, "{'event':'a',}").detail());
    }

    private static UndeliverableException assertRefused(DropCause reason, String content) {
        UndeliverableException refusal = assertThrows(UndeliverableException.class, () -> read(content));
        assertEquals(reason, refusal.reason());
        assertTrue(refusal.getMessage().contains(reason.what()));
        return refusal;
    }

    /** Single quotes stand for double ones, so that events are readable here. */
    private static EventHeader read(String content) throws UndeliverableException {
        return EventReader.read(content.replace('\'', '"'));
    }
}
