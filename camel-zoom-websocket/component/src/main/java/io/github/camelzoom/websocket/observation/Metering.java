package io.github.camelzoom.websocket.observation;

import java.util.function.Supplier;

/** Shows streams and connections by a metrics library, where there is one. */
public interface Metering {

    /** What is shown at present. */
    @FunctionalInterface
    interface Registration {

        Registration NONE = () -> {};

        /** Shows it no more. */
        void remove();
    }

    /** Without any library. */
    Metering NONE = new Metering() {
        @Override
        public Registration stream(
                String subscriptionId, String routeId, Supplier<StreamSnapshot> snapshots, StreamTimes times) {
            return Registration.NONE;
        }

        @Override
        public Registration connection(
                String subscriptionId, Supplier<ConnectionSnapshot> snapshots, ConnectionFigures figures) {
            return Registration.NONE;
        }
    };

    /**
     * @param routeId   null when the consumer has no route of its own
     * @param snapshots asked whenever somebody reads the figures, on that thread; must not wait
     * @param times     whose durations make the histograms
     */
    Registration stream(String subscriptionId, String routeId, Supplier<StreamSnapshot> snapshots, StreamTimes times);

    /**
     * @param snapshots asked whenever somebody reads the figures, on that thread; must not wait
     * @param figures   whose durations make the histograms
     */
    Registration connection(String subscriptionId, Supplier<ConnectionSnapshot> snapshots, ConnectionFigures figures);
}
