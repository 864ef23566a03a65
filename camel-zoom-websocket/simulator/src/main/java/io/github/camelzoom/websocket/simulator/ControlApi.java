package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code /control}: the simulator's methods over HTTP, for tests in other languages and for people with curl. Event
 * loop only.
 */
final class ControlApi {
    private final ZoomSimulator simulator;
    private final Map<String, Action> actions = new TreeMap<>();
    private Playback playback;

    /** What a call does: from the request and its body to the answer's JSON, or a text. */
    private interface Action {
        String answer(HttpServerRequest request, Buffer body);
    }

    ControlApi(ZoomSimulator simulator) {
        this.simulator = simulator;
        actions.put("GET /control", (request, body) -> ControlIndex.text(simulator));
        actions.put("GET /control/state", (request, body) -> ControlJson.state(simulator));
        actions.put("GET /control/truth", (request, body) -> ControlJson.truth(simulator.truth()));
        actions.put("GET /control/switches", (request, body) -> switches());
        actions.put("PUT /control/switches", (request, body) -> setSwitches(body));
        actions.put("POST /control/events", this::sendEvent);
        actions.put("POST /control/frames", this::sendFrame);
        actions.put("POST /control/close", this::close);
        actions.put("POST /control/drop", (request, body) -> done(simulator::resetConnections));
        actions.put("POST /control/freeze", (request, body) -> done(simulator::freezeConnections));
        actions.put("POST /control/reset", (request, body) -> done(this::reset));
        actions.put("POST /control/scenario", (request, body) -> play(request));
        actions.put("DELETE /control/scenario", (request, body) -> done(this::stopPlaying));
    }

    void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        Action action = actions.get(request.method().name() + " " + request.path());
        if (action == null) {
            end(request, 404, ControlJson.error("There is no such call; GET /control lists them"));
            return;
        }
        try {
            end(request, 200, action.answer(request, body));
        } catch (IllegalArgumentException e) {
            end(request, 400, ControlJson.error(e.getMessage()));
        } catch (RuntimeException e) {
            end(request, 500, ControlJson.error(String.valueOf(e.getMessage())));
        }
    }

    private static void end(HttpServerRequest request, int status, String text) {
        String type = text.startsWith("{") ? "application/json" : "text/plain;charset=UTF-8";
        request.response().setStatusCode(status).putHeader("Content-Type", type).end(text + "\n");
    }

    private String switches() {
        return ControlJson.write(simulator.switches().asText());
    }

    private String setSwitches(Buffer body) {
        ControlJson.setSwitches(simulator.switches(), body.getBytes());
        return switches();
    }

    private String sendEvent(HttpServerRequest request, Buffer body) {
        String subscription = parameter(request, "subscriptionId").orElse(simulator.subscriptionId());
        return ControlJson.event(simulator.send(subscription, body.toString()));
    }

    private String sendFrame(HttpServerRequest request, Buffer body) {
        boolean binary = "application/octet-stream".equals(request.getHeader("Content-Type"));
        return done(() -> {
            if (binary) {
                simulator.sendBinary(body.getBytes());
            } else {
                simulator.sendTextBytes(body.getBytes());
            }
        });
    }

    private String close(HttpServerRequest request, Buffer body) {
        int code = (int) number(request, "code", 1000);
        return done(() ->
                simulator.closeConnections(code, parameter(request, "reason").orElse("Bye")));
    }

    private void reset() {
        stopPlaying();
        simulator.reset();
    }

    private String play(HttpServerRequest request) {
        Pace pace = parameter(request, "rate")
                .map(ControlApi::rate)
                .orElseGet(() -> Pace.speed(number(request, "speed", 60)));
        var day = WorkingDay.generate((long) number(request, "seed", 1), number(request, "size", 1));
        stopPlaying();
        playback = ScenarioPlayer.play(simulator, day, pace);
        return ControlJson.write(Map.of("events", day.size()));
    }

    private static Pace rate(String text) {
        return text.equals("max") ? Pace.max() : Pace.rate(number("rate", text));
    }

    private void stopPlaying() {
        if (playback != null) {
            playback.cancel();
            playback = null;
        }
    }

    private static String done(Runnable action) {
        action.run();
        return "{\"done\":true}";
    }

    private static Optional<String> parameter(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getParam(name));
    }

    private static double number(HttpServerRequest request, String name, double otherwise) {
        return parameter(request, name).map(text -> number(name, text)).orElse(otherwise);
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + name + "' must be a number, not '" + text + "'", e);
        }
    }
}
