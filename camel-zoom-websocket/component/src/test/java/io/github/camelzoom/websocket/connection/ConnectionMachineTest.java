package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.Attempt.Step;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CountUndeliverable;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.OpenSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportExhausted;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportFailed;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Start;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.connection.ConnectionState.Stopped;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionMachineTest {

    private static final Frame.Message EVENT = new Frame.Message("{\"event\":\"meeting.started\"}", null, null);
    private static final Frame REFUSAL = new Frame.Acceptance(false, "Invalid Token");

    private final Rehearsal zoom = new Rehearsal();

    private void assertWaiting(ConnectionCause cause) {
        assertEquals(cause, zoom.state(Waiting.class).outage().latest());
    }

    @Nested
    class OnTheWayToAConnection {

        @Test
        void aTokenIsFetchedFirstAndThenTheSocketIsOpenedWithIt() {
            zoom.start();
            assertEquals(1, zoom.effects(FetchToken.class).size());
            assertTrue(zoom.effects(OpenSocket.class).isEmpty());

            ZoomToken token = ZoomToken.of("a-token");
            zoom.input(new TokenGranted(zoom.generation(), token, null));
            assertSame(token, zoom.last(OpenSocket.class).token());
            assertEquals(Step.SOCKET, zoom.state(Connecting.class).attempt().step());
        }

        @Test
        void anOpenSocketIsNotAConnectionYet() {
            zoom.start().token().opened();
            assertEquals(Step.ACCEPTANCE, zoom.state(Connecting.class).attempt().step());
            assertTrue(zoom.effects(ReportConnected.class).isEmpty());
        }

        @Test
        void theFirstHeartbeatGoesOutAsSoonAsTheSocketIsOpen() {
            zoom.start().token().opened();
            assertEquals(1, zoom.effects(SendHeartbeat.class).size());
        }

        @Test
        void zoomsAcceptanceMakesIt() {
            zoom.connected();
            assertInstanceOf(Connected.class, zoom.state());
            assertEquals(1, zoom.effects(ReportConnected.class).size());
        }

        @Test
        void aFirstEventCountsAsAcceptanceAndIsDelivered() {
            zoom.start().token().opened().frame(EVENT);
            assertInstanceOf(Connected.class, zoom.state());
            assertEquals(List.of(new Deliver(EVENT, 1, true)), zoom.effects(Deliver.class));
        }

        @Test
        void aHeartbeatsAnswerAloneSettlesNothingSinceItMayOvertakeARefusal() {
            zoom.start().token().opened().frame(new Frame.HeartbeatAnswer(true, "live"));
            assertInstanceOf(Connecting.class, zoom.state());
            zoom.frame(REFUSAL);
            assertWaiting(ConnectionCause.CONNECTION_REFUSED);
        }

        @Test
        void aHeartbeatsAnswerIsEnoughWhenNothingElseCameInTime() {
            zoom.start().token().opened().frame(new Frame.HeartbeatAnswer(true, "live"));
            zoom.pass(Duration.ofSeconds(15));
            assertInstanceOf(Connected.class, zoom.state());
        }

        @Test
        void thenItWasHeardOfWhenThatAnswerCameAndNotWhenTheWaitingEnded() {
            zoom.start().token().opened().pass(Duration.ofSeconds(1));
            zoom.frame(new Frame.HeartbeatAnswer(true, "live"));
            long answeredAt = zoom.now();
            zoom.pass(Duration.ofSeconds(15));
            Link link = zoom.state(Connected.class).link();
            assertEquals(answeredAt, link.heardAt());
            assertEquals(answeredAt, link.silentSince());
        }

        @Test
        void aFrameThatOvertakesTheNewsOfTheOpenSocketLosesNoHeartbeat() {
            zoom.start().token().accepted();
            assertInstanceOf(Connected.class, zoom.state());
            zoom.opened();
            assertEquals(1, zoom.effects(SendHeartbeat.class).size());
        }

        @Test
        void aFrameThatMeansNothingIsCountedAndSettlesNothing() {
            var odd = new Frame.Undeliverable(DropCause.NOT_JSON, "");
            zoom.start().token().opened().frame(odd);
            assertEquals(Step.ACCEPTANCE, zoom.state(Connecting.class).attempt().step());
            assertEquals(List.of(new CountUndeliverable(odd)), zoom.effects(CountUndeliverable.class));
        }

        @Test
        void aRefusalClosesTheSocketAndIsRetried() {
            zoom.start().token().opened().frame(REFUSAL);
            assertWaiting(ConnectionCause.CONNECTION_REFUSED);
            assertEquals("Invalid Token", zoom.state(Waiting.class).outage().detail());
            assertEquals(1, zoom.effects(CloseSocket.class).size());
        }

        @Test
        void aRefusedHeartbeatBeforeAcceptanceIsARefusal() {
            zoom.start().token().opened().frame(new Frame.HeartbeatAnswer(false, "no"));
            assertWaiting(ConnectionCause.CONNECTION_REFUSED);
        }

        @Test
        void aCloseWithoutAWordIsARefusalWhenItsCodeIsZooms() {
            zoom.start().token().opened().closed(1000, "code 1000 \"Bye\"");
            assertWaiting(ConnectionCause.CONNECTION_REFUSED);
        }

        @Test
        void aBreakWithoutACloseFrameIsNoRefusal() {
            zoom.start().token().opened().closed(null, "");
            assertWaiting(ConnectionCause.CLOSED_BY_PEER);
        }

        @ParameterizedTest
        @EnumSource(Step.class)
        void noStepTakesLongerThanTheConnectTimeoutInAll(Step step) {
            zoom.start();
            if (step != Step.TOKEN) {
                zoom.token();
            }
            if (step == Step.ACCEPTANCE) {
                zoom.opened();
            }
            zoom.pass(Duration.ofMillis(14_999));
            assertInstanceOf(Connecting.class, zoom.state());
            zoom.pass(Duration.ofMillis(1));
            assertInstanceOf(Waiting.class, zoom.state());
        }

        @Test
        void aFailedTokenRequestIsRetriedWithAFreshOne() {
            zoom.start();
            zoom.input(new TokenFailed(zoom.generation(), ConnectionCause.TOKEN_UNAVAILABLE, "no network", 0));
            zoom.pass(Duration.ofSeconds(1));
            assertEquals(2, zoom.effects(FetchToken.class).size());
            assertEquals(2, zoom.last(FetchToken.class).generation());
        }

        @Test
        void theServersOwnRetryTimeIsKept() {
            zoom.start();
            zoom.input(new TokenFailed(zoom.generation(), ConnectionCause.TOKEN_RATE_LIMITED, "429", 90_000));
            zoom.pass(Duration.ofMillis(89_999));
            assertEquals(1, zoom.effects(FetchToken.class).size());
            zoom.pass(Duration.ofMillis(1));
            assertEquals(2, zoom.effects(FetchToken.class).size());
        }

        @Test
        void aSocketThatCannotBeOpenedIsRetried() {
            zoom.start().token();
            zoom.input(new SocketFailed(zoom.generation(), ConnectionCause.SOCKET_FAILED, "refused", 0));
            assertWaiting(ConnectionCause.SOCKET_FAILED);
            zoom.pass(Duration.ofSeconds(1));
            assertInstanceOf(Connecting.class, zoom.state());
        }
    }

    @Nested
    class OnceConnected {

        @Test
        void eventsAreDelivered() {
            zoom.connected().pass(Duration.ofSeconds(5)).frame(EVENT);
            assertEquals(List.of(new Deliver(EVENT, 1, false)), zoom.effects(Deliver.class));
        }

        @Test
        void heartbeatsGoOutAtTheInterval() {
            zoom.connected().forgetEffects();
            for (int i = 0; i < 10; i++) {
                zoom.pass(Duration.ofSeconds(25)).frame(new Frame.HeartbeatAnswer(true, "live"));
            }
            assertEquals(10, zoom.effects(SendHeartbeat.class).size());
            assertInstanceOf(Connected.class, zoom.state());
        }

        @Test
        void silenceForTheLivenessTimeoutEndsIt() {
            zoom.connected();
            zoom.pass(Duration.ofMillis(49_999));
            assertInstanceOf(Connected.class, zoom.state());
            zoom.pass(Duration.ofMillis(1));
            assertEquals(
                    ConnectionCause.PEER_SILENT,
                    zoom.last(ReportLost.class).outage().latest());
        }

        @Test
        void anyFrameAtAllIsASignOfLife() {
            zoom.connected();
            for (int i = 0; i < 5; i++) {
                zoom.pass(Duration.ofSeconds(49)).frame(new Frame.Undeliverable(DropCause.UNKNOWN_MODULE, "new"));
            }
            assertInstanceOf(Connected.class, zoom.state());
        }

        @Test
        void silenceIsNotHeldAgainstAPeerThatIsNotRead() {
            zoom.connected().input(new ReadingPaused());
            zoom.pass(Duration.ofMinutes(10));
            assertInstanceOf(Connected.class, zoom.state());
        }

        @Test
        void afterReadingGoesOnThePeerHasTheFullTimeoutToBeHeard() {
            zoom.connected().input(new ReadingPaused()).pass(Duration.ofSeconds(49));
            zoom.input(new ReadingResumed()).pass(Duration.ofMillis(49_999));
            assertInstanceOf(Connected.class, zoom.state());
            zoom.pass(Duration.ofMillis(1));
            assertEquals(
                    ConnectionCause.PEER_SILENT,
                    zoom.last(ReportLost.class).outage().latest());
        }

        @Test
        void heartbeatsGoOnWhileTheSocketIsNotRead() {
            zoom.connected().input(new ReadingPaused()).forgetEffects();
            zoom.pass(Duration.ofMinutes(5));
            assertEquals(12, zoom.effects(SendHeartbeat.class).size());
        }

        @Test
        void aRefusedHeartbeatEndsIt() {
            zoom.connected().frame(new Frame.HeartbeatAnswer(false, "no"));
            assertWaiting(ConnectionCause.HEARTBEAT_REFUSED);
        }

        @Test
        void aRefusalOnALiveConnectionIsADisplacementAndNotFoughtAtOnce() {
            zoom.connected().pass(Duration.ofSeconds(40)).frame(new Frame.Acceptance(false, "any words"));
            assertWaiting(ConnectionCause.DISPLACED);
            assertTrue(zoom.last(ReportLost.class).retryInMillis() >= 15_000);
        }

        @Test
        void anEndAfterTheTokensExpiryIsLaidToItAndRetriedAtOnce() {
            zoom.start().tokenExpiringIn(Duration.ofSeconds(40)).opened().accepted();
            zoom.pass(Duration.ofSeconds(20)).input(new TokenFailed(2, ConnectionCause.TOKEN_REFUSED, "", 60_000));
            zoom.pass(Duration.ofSeconds(20)).input(new FrameRead(1, REFUSAL));
            assertWaiting(ConnectionCause.TOKEN_EXPIRED);
            assertEquals(0, zoom.last(ReportLost.class).retryInMillis());
        }

        @Test
        void anyCloseIsFollowedByANewConnectionAlso1000() {
            zoom.connected().pass(Duration.ofSeconds(40));
            zoom.closed(1000, "code 1000 \"Bye\"");
            assertWaiting(ConnectionCause.CLOSED_BY_PEER);
            zoom.pass(Duration.ZERO);
            assertInstanceOf(Connecting.class, zoom.state());
        }
    }

    @Nested
    class Retrying {

        @Test
        void theFirstAttemptAfterAStableConnectionIsMadeAtOnce() {
            zoom.connected().pass(Duration.ofSeconds(30));
            zoom.closed(null, "");
            assertEquals(0, zoom.last(ReportLost.class).retryInMillis());
        }

        @Test
        void acceptedAndThenClosedForADayStaysWithinTheBudget() {
            zoom.jitter(0.5).start();
            long end = zoom.now() + Duration.ofDays(1).toMillis();
            while (zoom.now() < end) {
                zoom.token().opened().accepted();
                zoom.closed(1000, "Bye");
                while (zoom.state() instanceof Waiting) {
                    zoom.pass(Duration.ofMillis(100));
                }
            }
            // on average every 15 s once the delay is at its longest
            int attempts = zoom.effects(FetchToken.class).size();
            assertTrue(attempts <= 24 * 240 + 10, () -> attempts + " attempts");
            assertTrue(attempts >= 24 * 200, () -> attempts + " attempts");
        }

        @Test
        void onlyAStableConnectionWipesOutTheFailuresBeforeIt() {
            zoom.start();
            for (int i = 0; i < 5; i++) {
                zoom.input(new TokenFailed(zoom.generation(), ConnectionCause.TOKEN_UNAVAILABLE, "", 0));
                zoom.pass(Duration.ofMillis(zoom.last(ReportFailed.class).retryInMillis()));
            }
            zoom.token().opened().accepted().pass(Duration.ofSeconds(29));
            zoom.closed(1000, "");
            assertEquals(6, zoom.state(Waiting.class).outage().failures());
        }

        @Test
        void refusedCredentialsAreRetriedEverMoreSeldomButForEver() {
            zoom.jitter(0).start();
            for (int i = 0; i < 50; i++) {
                zoom.input(new TokenFailed(zoom.generation(), ConnectionCause.TOKEN_CREDENTIALS_REFUSED, "", 0));
                assertTrue(zoom.last(ReportFailed.class).retryInMillis() >= 15_000);
                zoom.pass(Duration.ofMillis(zoom.last(ReportFailed.class).retryInMillis()));
                assertInstanceOf(Connecting.class, zoom.state());
            }
            assertEquals(150_000, zoom.last(ReportFailed.class).retryInMillis());
        }

        @Test
        void givesUpWhenToldToAndSaysSo() {
            Rehearsal limited = new Rehearsal(2);
            limited.start();
            for (int i = 0; i < 3; i++) {
                limited.input(new TokenFailed(limited.generation(), ConnectionCause.TOKEN_UNAVAILABLE, "", 0));
                limited.pass(Duration.ofMinutes(1));
            }
            assertInstanceOf(Exhausted.class, limited.state());
            assertEquals(1, limited.effects(ReportExhausted.class).size());
            assertTrue(limited.nothingScheduled());
        }

        @Test
        void startsAnewAfterGivingUpWhenStoppedAndStarted() {
            Rehearsal limited = new Rehearsal(0);
            limited.start().input(new TokenFailed(1, ConnectionCause.TOKEN_UNAVAILABLE, "", 0));
            assertInstanceOf(Exhausted.class, limited.state());
            limited.input(new Stop()).connected();
            assertInstanceOf(Connected.class, limited.state());
        }
    }

    @Nested
    class Gaps {

        @Test
        void runFromTheLastFrameHeardToTheNextAcceptance() {
            zoom.connected().pass(Duration.ofSeconds(20)).frame(EVENT);
            long heard = zoom.now();
            zoom.pass(Duration.ofSeconds(20)).closed(null, "");
            zoom.pass(Duration.ofMillis(0))
                    .token()
                    .opened()
                    .pass(Duration.ofMillis(70))
                    .accepted();

            Gap gap = zoom.last(ReportConnected.class).gap();
            assertEquals(new Gap(heard, zoom.now(), ConnectionCause.CLOSED_BY_PEER), gap);
            assertEquals(20_070, gap.durationMillis());
        }

        @Test
        void runFromTheCloseWhenThereWasOneSinceAllBeforeItCame() {
            zoom.connected().pass(Duration.ofSeconds(40)).closed(1000, "Bye");
            long closed = zoom.now();
            zoom.pass(Duration.ofMillis(0))
                    .token()
                    .opened()
                    .pass(Duration.ofMillis(70))
                    .accepted();
            assertEquals(
                    new Gap(closed, zoom.now(), ConnectionCause.CLOSED_BY_PEER),
                    zoom.last(ReportConnected.class).gap());
        }

        @Test
        void keepTheCauseThatBeganThemThroughFailuresOfOtherKinds() {
            zoom.connected().pass(Duration.ofSeconds(40)).frame(new Frame.HeartbeatAnswer(false, ""));
            zoom.pass(Duration.ofSeconds(1));
            zoom.input(new TokenFailed(zoom.generation(), ConnectionCause.TOKEN_UNAVAILABLE, "", 0));
            zoom.pass(Duration.ofSeconds(1)).token().opened().accepted();
            assertEquals(
                    ConnectionCause.HEARTBEAT_REFUSED,
                    zoom.last(ReportConnected.class).gap().cause());
        }

        @Test
        void beginWithTheStartWhenThereWasNoConnectionYet() {
            zoom.start().pass(Duration.ofSeconds(1)).token().opened().accepted();
            assertEquals(
                    new Gap(Rehearsal.BEGIN, Rehearsal.BEGIN + 1000, ConnectionCause.STARTING),
                    zoom.last(ReportConnected.class).gap());
        }

        @Test
        void lastFromStopToTheNextAcceptance() {
            zoom.connected().pass(Duration.ofSeconds(10)).input(new Stop());
            long stopped = zoom.now();
            zoom.pass(Duration.ofSeconds(60)).connected();
            assertEquals(
                    new Gap(stopped, zoom.now(), ConnectionCause.STOPPED),
                    zoom.last(ReportConnected.class).gap());
        }
    }

    @Nested
    class Stopping {

        @Test
        void closesTheSocketAndLeavesNothingScheduled() {
            zoom.connected().input(new Stop());
            assertInstanceOf(Stopped.class, zoom.state());
            assertEquals(1, zoom.effects(CloseSocket.class).size());
            assertTrue(zoom.nothingScheduled());
        }

        @Test
        void worksInTheMiddleOfAnAttempt() {
            zoom.start().token().input(new Stop());
            assertTrue(zoom.nothingScheduled());
            assertEquals(1, zoom.effects(CloseSocket.class).size());
        }

        @Test
        void worksBetweenAttempts() {
            zoom.start()
                    .input(new TokenFailed(1, ConnectionCause.TOKEN_UNAVAILABLE, "", 0))
                    .input(new Stop());
            assertTrue(zoom.nothingScheduled());
            zoom.pass(Duration.ofHours(1));
            assertEquals(1, zoom.effects(FetchToken.class).size());
        }

        @Test
        void twiceIsOnce() {
            zoom.connected().input(new Stop()).forgetEffects().input(new Stop());
            assertTrue(zoom.effects(ConnectionEffect.class).isEmpty());
        }

        @Test
        void startingTwiceMakesOneConnection() {
            zoom.start().input(new Start());
            assertEquals(1, zoom.effects(FetchToken.class).size());
        }
    }

    @Nested
    class WhatComesFromAnOlderGeneration {

        @Test
        void doesNotMoveTheStateWhateverItIs() {
            zoom.connected();
            long old = zoom.generation();
            zoom.pass(Duration.ofSeconds(40)).input(new SocketClosed(old, null, "", false));
            zoom.pass(Duration.ZERO).token().opened().accepted();
            ConnectionState before = zoom.state();
            zoom.forgetEffects();

            zoom.input(new SocketClosed(old, 1000, "Bye", false))
                    .input(new FrameRead(old, REFUSAL))
                    .input(new TokenGranted(old, ZoomToken.of("late"), null))
                    .input(new TokenFailed(old, ConnectionCause.TOKEN_REFUSED, "", 0))
                    .input(new SocketFailed(old, ConnectionCause.SOCKET_FAILED, "", 0));
            for (ConnectionTimer timer : ConnectionTimer.values()) {
                zoom.input(new TimerFired(old, timer));
            }

            assertSame(before, zoom.state());
            assertTrue(zoom.effects(ConnectionEffect.class).isEmpty());
        }

        @Test
        void isDeliveredWhenItIsAnEventBecauseZoomSendsItOnce() {
            zoom.connected();
            long old = zoom.generation();
            zoom.pass(Duration.ofSeconds(40)).input(new SocketClosed(old, 1000, "Bye", false));
            zoom.input(new FrameRead(old, EVENT));
            zoom.pass(Duration.ZERO).input(new FrameRead(old, EVENT));
            zoom.input(new Stop()).input(new FrameRead(old, EVENT));
            assertEquals(3, zoom.effects(Deliver.class).size());
            assertInstanceOf(Stopped.class, zoom.state());
        }

        @Test
        void isIgnoredAlsoAfterAStop() {
            zoom.start();
            long old = zoom.generation();
            zoom.input(new Stop()).input(new TokenGranted(old, ZoomToken.of("late"), null));
            assertInstanceOf(Stopped.class, zoom.state());
            assertTrue(zoom.effects(OpenSocket.class).isEmpty());
        }

        @Test
        void aStrayTimerDoesNotCutAWaitShort() {
            zoom.start().input(new TokenFailed(1, ConnectionCause.TOKEN_CREDENTIALS_REFUSED, "", 0));
            zoom.input(new TimerFired(1, ConnectionTimer.HEARTBEAT)).input(new TimerFired(1, ConnectionTimer.ATTEMPT));
            assertInstanceOf(Waiting.class, zoom.state());
        }
    }
}
