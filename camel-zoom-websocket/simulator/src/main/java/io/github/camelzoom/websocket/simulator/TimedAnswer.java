package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;

/** An answer that was asked for so many times, after which it is normal again. Event loop only. */
final class TimedAnswer {
    private TimedAnswer() {}

    static <T> T next(Switches switches, Switch<T> answerSwitch, Switch<Integer> timesSwitch) {
        T normal = answerSwitch.defaultValue();
        T answer = switches.get(answerSwitch);
        int times = switches.get(timesSwitch);
        if (answer == normal || times == Integer.MAX_VALUE) {
            return answer;
        }
        if (times <= 1) {
            switches.set(answerSwitch, normal);
            switches.set(timesSwitch, Integer.MAX_VALUE);
        } else {
            switches.set(timesSwitch, times - 1);
        }
        return times == 0 ? normal : answer;
    }
}
