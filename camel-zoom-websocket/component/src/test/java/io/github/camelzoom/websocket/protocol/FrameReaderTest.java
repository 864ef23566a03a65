package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final String EVENT = "{\"event\":\"meeting.started\",\"payload\":{}}";
    private static final String PACKED = "{\\\"event\\\":\\\"meeting.started\\\",\\\"payload\\\":{}}";

    @Test
    void anAcceptedConnectionIsAnAcceptance() {
        assertEquals(
                new Frame.Acceptance(true, "welcome"),
                read("{'module':'build_connection','success':true,'content':'welcome','header':{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token is empty", "Invalid Token", "Token is invalid", "words never heard before", ""})
    void aRefusedConnectionIsOneWhateverItsWording(String text) {
        assertEquals(
                new Frame.Acceptance(false, text),
                read("{'module':'build_connection','success':false,'content':'" + text + "','header':{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'content':null", ",'content':''"})
    void anAcceptanceNeedsNoContent(String content) {
        assertEquals(
                new Frame.Acceptance(true, ""), read("{'module':'build_connection','success':true" + content + "}"));
    }

    @Test
    void anAcceptanceMayHaveAnObjectForContent() {
        assertEquals(
                new Frame.Acceptance(true, "{\"a\":[1, 2]}"),
                read("{'module':'build_connection','content':{'a':[1, 2]},'success':true}"));
    }

    @ParameterizedTest
    @CsvSource({"'true',true", "'false',false"})
    void successMayBeWrittenAsText(String written, boolean success) {
        assertEquals(
                new Frame.Acceptance(success, ""), read("{'module':'build_connection','success':'" + written + "'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'success':null", ",'success':'perhaps'", ",'success':1", ",'success':{}"})
    void anAnswerThatSaysNeitherYesNorNoIsNoVerdict(String success) {
        assertUndeliverable(DropCause.NO_VERDICT, "{'module':'build_connection'" + success + ",'content':'x'}");
    }

    @Test
    void aHeartbeatAnswerSaysWhetherTheConnectionIsGood() {
        assertEquals(
                new Frame.HeartbeatAnswer(true, "live"),
                read("{'module':'heartbeat','success':true,'content':'live','header':{}}"));
        assertEquals(
                new Frame.HeartbeatAnswer(false, "Token is invalid"),
                read("{'module':'heartbeat','success':false,'content':'Token is invalid'}"));
    }

    @Test
    void aHeartbeatAnswerWithoutAVerdictIsProofOfLife() {
        assertEquals(new Frame.HeartbeatAnswer(true, ""), read("{'module':'heartbeat'}"));
    }

    @Test
    void anEventsContentIsDecodedExactlyOnce() {
        String frame = """
                {"module":"message","content":"{\\"event\\":\\"a\\",\\"topic\\":\\"\\\\uD83D\\\\uDE92 ’ \\\\\\" \\\\\\\\\\"}"}""";

        assertEquals(
                new Frame.Message("{\"event\":\"a\",\"topic\":\"\\uD83D\\uDE92 ’ \\\" \\\\\"}", null, null),
                FrameReader.read(frame));
    }

    @Test
    void anEventBringsTheTimeAndSignatureOfItsHeader() {
        assertEquals(
                new Frame.Message(EVENT, "1720707175", "v0=1a14"),
                FrameReader.read("{\"module\":\"message\",\"content\":\"" + PACKED + "\",\"header\":"
                        + "{\"x-zm-request-timestamp\":\"1720707175\",\"x-zm-signature\":\"v0=1a14\"}}"));
    }

    @Test
    void headerMembersComeInAnyCaseTypeAndCompany() {
        assertEquals(
                new Frame.Message(EVENT, "1720707175", "v0\\u003d1a14"),
                FrameReader.read(
                        "{\"header\":{\"a\":{\"x-zm-signature\":\"inner\"},\"X-ZM-Signature\":\"v0\\\\u003d1a14\","
                                + "\"X-Zm-Request-Timestamp\":1720707175,\"list\":[1,{}],\"traceparent\":null},"
                                + "\"content\":\"" + PACKED + "\",\"module\":\"message\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",'header':{}", ",'header':null", ",'header':'x'", ",'header':[{'x-zm-signature':'v0='}]"})
    void anEventMayComeWithoutAnyHeader(String header) {
        assertEquals(
                new Frame.Message("{\"event\":\"a\"}", null, null),
                read("{'module':'message','content':{'event':'a'}" + header + "}"));
    }

    @Test
    void contentThatIsAnObjectIsCutOutAsItStands() {
        String content = "{ \"payload\" : {\"n\":1.50e1, \"u\":\"\\u00e9\"},\"event\":\"a\" }";

        assertEquals(
                new Frame.Message(content, null, null),
                FrameReader.read("{\"module\":\"message\", \"content\": " + content + " , \"success\":true}"));
    }

    @Test
    void contentThatIsALargeObjectIsCutOutAsItStands() {
        String content = "{\"event\":\"a\",\"filler\":[" + "\"0123456789\",".repeat(50_000) + "{}]}";

        assertEquals(
                new Frame.Message(content, null, null),
                FrameReader.read("{\"module\":\"message\",\"unknown\":\"é\",\"content\":" + content + "}"));
    }

    @Test
    void theBareWebhookTextIsAnEventInWhole() {
        String bare = "{\"payload\":{\"object\":{}}, \"event\":\"meeting.started\"}";

        assertEquals(new Frame.Message(bare, null, null), FrameReader.read(bare));
    }

    @Test
    void anEventMarkedAsFailedIsStillAnEvent() {
        assertEquals(
                new Frame.Message(" {\"event\":\"a\"}", null, null),
                FrameReader.read(
                        "{\"module\":\"message\",\"success\":false,\"content\":\" {\\\"event\\\":\\\"a\\\"}\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'module':'message','success':false,'content':'Connected in another place'}",
                "{'success':false,'content':'Connected in another place'}",
                "{'module':null,'content':'Connected in another place','success':false}"
            })
    void failureWithATextThatIsNoEventIsARefusal(String frame) {
        assertEquals(new Frame.Refused("Connected in another place"), read(frame));
    }

    @Test
    void failureWithoutAnyTextIsARefusal() {
        assertEquals(new Frame.Refused(""), read("{'module':'message','success':false}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'module':'message'}", "{'module':'message','content':null,'success':true}"})
    void aMessageWithoutContentIsCountedAsSuch(String frame) {
        assertUndeliverable(DropCause.NO_CONTENT, frame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "heartbeat",
                "{",
                "{'module':'heartbeat'",
                "{'module':'heartbeat'}}",
                "{'a':1} {}",
                "<html>",
                "[1,",
                "{'a':'\n'}",
                "{'a':NaN}",
                "{a:1}",
                "\uFEFF{}",
                "\0"
            })
    void whatIsNotExactlyOneJsonTextIsNotJson(String text) {
        assertUndeliverable(DropCause.NOT_JSON, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[{'module':'heartbeat'}]",
                "null",
                "1",
                "'text'",
                "{'module':7}",
                "{'module':{}}",
                "{'event':7}",
                "{'success':true,'content':'x'}",
                "{'payload':{'event':'a','module':'message'}}"
            })
    void jsonWithoutModuleOrEventHasNoModule(String text) {
        assertUndeliverable(DropCause.NO_MODULE, text);
    }

    @Test
    void anUnknownModuleIsNamedInOneShortLine() {
        Frame.Undeliverable frame =
                assertUndeliverable(DropCause.UNKNOWN_MODULE, "{'module':'new\\r\\nthing" + "x".repeat(5_000) + "'}");

        assertTrue(frame.detail().startsWith("module new thingxx"), frame.detail());
        assertTrue(frame.detail().length() < 300, frame.detail());
    }

    @Test
    void ofARepeatedMemberTheLastCounts() {
        assertEquals(
                new Frame.Acceptance(false, "no"),
                read("{'module':'message','success':true,'content':'yes',"
                        + "'module':'build_connection','success':false,'content':'no'}"));
    }

    @Test
    void whatZoomSaysIsShownAsOneShortLine() {
        Frame frame = read("{'module':'build_connection','success':false,'content':'a\\r\\n\\u0000b\\u2028c"
                + "x".repeat(9_999) + "'}");

        String text = assertInstanceOf(Frame.Acceptance.class, frame).text();
        assertTrue(text.startsWith("a b cxx"), text);
        assertTrue(text.length() < 300, text);
    }

    @Test
    void noFrameShowsItsContentInALog() {
        String frames = read("{'module':'message','content':'{\\'download_token\\':\\'s3cret\\'}'}")
                        .toString()
                + read("{'event':'a','download_token':'s3cret'}")
                + read("{'download_token':'s3cret'}")
                + read("{'module':'message','content':s3cret");

        assertFalse(frames.contains("s3cret"), frames);
    }

    private static Frame.Undeliverable assertUndeliverable(DropCause cause, String frame) {
        Frame.Undeliverable undeliverable = assertInstanceOf(Frame.Undeliverable.class, read(frame));
        assertEquals(cause, undeliverable.cause());
        assertFalse(undeliverable.detail().isBlank());
        return undeliverable;
    }

    /** Single quotes stand for double ones, so that frames are readable here. */
    private static Frame read(String frame) {
        return FrameReader.read(frame.replace('\'', '"'));
    }

    @Test
    void anEventShowsItsLengthAndWhetherItIsSignedAndNothingOfItsContent() {
        assertEquals(
                "Message[content=7 characters, timestamp=1720707175, signed=true]",
                new Frame.Message("private", "1720707175", "v0=ab").toString());
        assertEquals(
                "Message[content=7 characters, timestamp=null, signed=false]",
                new Frame.Message("private", null, null).toString());
    }

    @Test
    void aRefusalOfTwoHundredCharactersIsShownWholeAndALongerOneIsCut() {
        String limit = "x".repeat(200);
        assertEquals(new Frame.Refused(limit), FrameReader.read("{\"success\":false,\"content\":\"" + limit + "\"}"));
        assertEquals(
                new Frame.Refused(limit + "..."),
                FrameReader.read("{\"success\":false,\"content\":\"" + limit + "y\"}"));
    }
}
