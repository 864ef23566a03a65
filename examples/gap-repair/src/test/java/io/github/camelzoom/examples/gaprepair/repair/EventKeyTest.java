package io.github.camelzoom.examples.gaprepair.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelzoom.websocket.ZoomEvent;
import org.junit.jupiter.api.Test;

class EventKeyTest {

    private static String key(String type, String object) {
        return EventKey.of(ZoomEvent.parse(
                "{\"event\":\"" + type + "\",\"payload\":{\"object\":" + object.replace('\'', '"') + "}}"));
    }

    @Test
    void aPersonWhoComesTwiceIsTwoEvents() {
        String first = key("meeting.participant_joined", "{'uuid':'a','participant':{'user_id':'1','join_time':'t1'}}");
        String second =
                key("meeting.participant_joined", "{'uuid':'a','participant':{'user_id':'1','join_time':'t2'}}");
        assertNotEquals(first, second);
    }

    @Test
    void numbersAndTextsAreTheSameId() {
        assertEquals(
                key("meeting.participant_left", "{'uuid':'a','participant':{'user_id':1,'leave_time':'t'}}"),
                key("meeting.participant_left", "{'uuid':'a','participant':{'user_id':'1','leave_time':'t'}}"));
    }

    @Test
    void aTranscriptThatCameLaterMakesNoOtherRecording() {
        assertEquals(
                key("recording.completed", "{'uuid':'a','recording_files':[{'id':'f2','file_type':'MP4'}]}"),
                key(
                        "recording.completed",
                        "{'uuid':'a','recording_files':[{'id':'f1','file_type':'TRANSCRIPT'},{'id':'f2','file_type':'MP4'}]}"));
        assertNotEquals(
                key("recording.completed", "{'uuid':'a','recording_files':[{'id':'f3','file_type':'MP4'}]}"),
                key("recording.completed", "{'uuid':'a','recording_files':[{'id':'f2','file_type':'MP4'}]}"));
    }

    @Test
    void whatIsNeverRepairedOrCannotBeToldApartHasNoKeyAndIsAlwaysRouted() {
        assertNull(key("meeting.sharing_started", "{'uuid':'a'}"));
        assertNull(key("meeting.started", "{'id':'1'}"));
        assertNull(key("meeting.participant_joined", "{'uuid':'a','participant':{'user_id':'1'}}"));
        assertNull(key("recording.completed", "{'uuid':'a','recording_files':[]}"));
    }
}
