package io.github.camelzoom.websocket.connection;

import java.util.SplittableRandom;

/**
 * How the simulated Zoom behaves all day long: of what nobody knows about the real one, each way in turn.
 *
 * @param tokenLife           milliseconds; zero when tokens do not tell
 * @param expiry              what becomes of a connection whose token ends
 * @param notice              how a displaced connection learns of it
 * @param noticeBeforeAnswer  it learns of it as soon as the new socket is open, not when that one is accepted
 * @param noticeDelay         up to so many milliseconds later
 * @param receiver            who gets the events while two connections are accepted
 * @param patience            without a heartbeat for so long, a connection is closed; milliseconds
 * @param latency             one way, up to so many milliseconds
 * @param answerDelay         from the open socket to its acceptance, up to so many milliseconds
 * @param answersConnections  false if only heartbeats' answers and events show the acceptance
 * @param answersEarly        heartbeats are answered before it is decided whether to accept the connection
 * @param openNewsOvertaken   frames may reach the machine before the news that their socket is open
 * @param closeOvertakesPause a close is noticed on a socket that is not read
 * @param eventPause          between two events, on average, milliseconds
 */
record Habits(
        long tokenLife,
        Expiry expiry,
        Notice notice,
        boolean noticeBeforeAnswer,
        long noticeDelay,
        Receiver receiver,
        long patience,
        long latency,
        long answerDelay,
        boolean answersConnections,
        boolean answersEarly,
        boolean openNewsOvertaken,
        boolean closeOvertakesPause,
        long eventPause) {

    enum Expiry {
        NOTHING,
        CLOSE,
        HEARTBEAT_REFUSED,
        FRAME
    }

    enum Notice {
        FRAME_AND_CLOSE,
        FRAME_ONLY,
        CLOSE_WITH_REASON,
        CLOSE_WITHOUT_A_WORD,
        NEVER
    }

    enum Receiver {
        NEWEST,
        OLDEST,
        BOTH
    }

    static Habits random(SplittableRandom random, long heartbeatInterval) {
        long[] lives = {3_600_000, 3_600_000, 3_600_000, 1_200_000, 1_200_000, 300_000, 60_000, 0};
        long[] patience = {heartbeatInterval + 15_000, 60_000, 120_000, Long.MAX_VALUE / 2};
        return new Habits(
                lives[random.nextInt(lives.length)],
                Expiry.values()[random.nextInt(Expiry.values().length)],
                Notice.values()[random.nextInt(Notice.values().length)],
                random.nextInt(3) == 0,
                random.nextBoolean() ? 0 : random.nextLong(2_000),
                Receiver.values()[random.nextInt(Receiver.values().length)],
                Math.max(heartbeatInterval + 15_000, patience[random.nextInt(patience.length)]),
                5 + random.nextLong(200),
                random.nextLong(500),
                random.nextInt(10) != 0,
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                random.nextBoolean(),
                30_000 + random.nextLong(300_000));
    }
}
