package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.connection.ConnectionInput.Start;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.connection.ConnectionInput.TakeOver;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.connection.ConnectionState.Displaced;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.connection.Fault.Kind;
import io.github.camelzoom.websocket.connection.Violation.Invariant;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.List;
import java.util.SplittableRandom;

/** One virtual day of the real machine. */
final class Simulation {

    private static final long BEGIN = 1_000_000;
    private static final long PROBE_MILLIS = 20_000;

    private final Schedule schedule;
    private final VirtualTime time = new VirtualTime(BEGIN);
    private final SplittableRandom random;
    private final SplittableRandom probes;
    private final Timeline timeline;
    private final SimulatedZoom zoom;
    private final SimulatedClient client;
    private final Invariants invariants;

    private Simulation(Schedule schedule, boolean keepTimeline) {
        this.schedule = schedule;
        random = new SplittableRandom(~schedule.seed());
        probes = new SplittableRandom(schedule.seed());
        timeline = new Timeline(time, keepTimeline);
        FaultsInForce faults = new FaultsInForce(time, schedule, random.split());
        zoom = new SimulatedZoom(time, schedule, faults, random.split(), timeline);
        SimulatedTokens tokens = new SimulatedTokens(time, faults, schedule.habits());
        invariants = new Invariants(time, schedule);
        client = new SimulatedClient(time, zoom, tokens, faults, schedule, random.split(), invariants, timeline);
    }

    /** @throws Violation if an invariant does not hold at some time of the day */
    static void run(Schedule schedule) {
        new Simulation(schedule, false).run();
    }

    /** What happened on such a day, up to the violation if there is one. */
    static List<String> timeline(Schedule schedule) {
        Simulation simulation = new Simulation(schedule, true);
        try {
            simulation.run();
        } catch (Violation violation) {
            simulation.timeline.add(violation::getMessage);
        }
        return simulation.timeline.lines();
    }

    private void run() {
        for (Fault fault : schedule.faults()) {
            time.at(BEGIN + fault.at(), () -> begin(fault));
            time.at(BEGIN + fault.end(), () -> end(fault));
        }
        expectRecoveries();
        askForHealth();
        client.accept(new Start());
        time.runUntil(BEGIN + Schedule.DAY);
        client.accept(new Stop());
        time.runUntil(time.now() + 60_000);
        nothingIsLostUnreported();
    }

    private void begin(Fault fault) {
        timeline.add(() -> "*** " + fault);
        switch (fault.kind()) {
            case ROTATE -> client.accept(new Rotate());
            case TAKE_OVER -> client.accept(new TakeOver());
            case STOPPED -> client.accept(new Stop());
            case SLOW_ROUTE -> client.routeKeepsUp(false);
            case GHOSTS -> ghosts(20);
            default -> {}
        }
    }

    private void end(Fault fault) {
        boolean goesOn = schedule.faults().stream()
                .anyMatch(other -> other.kind() == fault.kind() && other.isActive(time.now() - BEGIN));
        if (goesOn) {
            return;
        }
        if (fault.kind() == Kind.STOPPED) {
            client.accept(new Start());
        } else if (fault.kind() == Kind.SLOW_ROUTE) {
            client.routeKeepsUp(true);
        }
    }

    /** What comes late from generations that are over, or timers that ran out just as they were cancelled. */
    private void ghosts(int left) {
        long generation = 1 + random.nextLong(Math.max(1, client.state().generation()));
        ConnectionInput ghost =
                switch (random.nextInt(8)) {
                    case 0 -> new TokenGranted(generation, ZoomToken.of("late"), null);
                    case 1 -> new SocketOpened(generation);
                    case 2 -> new SocketFailed(generation, ConnectionCause.SOCKET_FAILED, "late", 0);
                    case 3 -> new SocketClosed(generation, 1000, "late", true);
                    case 4 -> new FrameRead(generation, new Frame.Acceptance(true, ""));
                    case 5 -> new FrameRead(generation, new Frame.Acceptance(false, ""));
                    default ->
                        new TimerFired(
                                generation, ConnectionTimer.values()[random.nextInt(ConnectionTimer.values().length)]);
                };
        if (!invariants.isInUse(client.state(), generation)) {
            client.accept(ghost);
        }
        if (left > 0) {
            time.after(random.nextLong(3_000), () -> ghosts(left - 1));
        }
    }

    /** As a probe of an orchestrator does, but not in step with anything. */
    private void askForHealth() {
        invariants.honestHealth(client);
        time.after(1 + probes.nextLong(PROBE_MILLIS), this::askForHealth);
    }

    // the world mends

    private void expectRecoveries() {
        long mending = Schedule.mendingMillis(schedule.settings());
        List<Fault> harmful =
                schedule.faults().stream().filter(Fault::isHarmful).toList();
        harmful.stream().map(Fault::end).distinct().forEach(calm -> {
            boolean isCalm = harmful.stream().noneMatch(other -> other.end() > calm && other.at() < calm + mending);
            if (isCalm) {
                time.at(BEGIN + calm + mending, () -> expectRecovery(BEGIN + calm));
            }
        });
    }

    private void expectRecovery(long since) {
        ConnectionState state = client.state();
        boolean up = state.linkOrNull() != null || invariants.lastUp() > since;
        Invariants.require(
                up || mayKeepOff(state), Invariant.RECOVERY, () -> "all is well again, and yet the state is " + state);
        if (state instanceof Displaced) {
            client.accept(new TakeOver());
        } else if (state instanceof Exhausted) {
            client.accept(new Stop());
            client.accept(new Start());
        }
    }

    /** Another client came, or what Zoom said of our own came so late that it looked like it; or enough attempts failed. */
    private boolean mayKeepOff(ConnectionState state) {
        boolean displaced = schedule.faults().stream()
                .filter(fault -> fault.at() <= time.now() - BEGIN)
                .anyMatch(fault -> fault.kind() == Kind.OTHER_CLIENT
                        || fault.kind() == Kind.STALLED
                        || fault.kind() == Kind.LATENCY);
        return state instanceof Displaced && displaced
                || state instanceof Exhausted
                        && (displaced || schedule.settings().maxReconnectAttempts() >= 0);
    }

    // the account

    private void nothingIsLostUnreported() {
        for (SimulatedEvent event : zoom.events()) {
            boolean accountedFor = event.delivered() == 1
                    || event.isOfAnotherClient()
                    || event.sentBy().stream()
                            .anyMatch(sender -> invariants.gaps().wasGivenUp(sender, event.at()))
                    || invariants.gaps().covers(event.at());
            if (!accountedFor) {
                String clock = Fault.clock(event.at() - BEGIN);
                String lost = event.frame().content() + " of " + clock + " by " + event.sentBy();
                throw new Violation(Invariant.NO_LOSS_UNREPORTED, lost, clock);
            }
        }
    }
}
