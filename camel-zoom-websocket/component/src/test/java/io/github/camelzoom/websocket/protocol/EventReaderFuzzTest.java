package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class EventReaderFuzzTest {

    @DictionaryFile(resourcePath = "frames.dict")
    @FuzzTest
    void everyTextIsReadAsATreeReadsIt(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        EventTree.assertReadAlike(text);

        assertNotNull(EventId.of(text));
        assertEquals(EventId.of(text), EventId.of(text));
    }
}
