package io.github.atexit.cli;

import io.github.atexit.exit.ExitRoute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exit that could happen: its route and, where it is known, its status. Immutable. */
final class ExitScenario {
    private static final String[] SIGNALS = {"TERM", "INT", "HUP"};
    private static final int[] NUMBERS = {15, 2, 1};

    private final ExitRoute route;
    private final @Nullable String signal;
    private final @Nullable Integer status;

    private ExitScenario(ExitRoute route, @Nullable String signal, @Nullable Integer status) {
        this.route = route;
        this.signal = signal;
        this.status = status;
    }

    /**
     * The exits that can ask for a status.
     *
     * @param status null for every status
     */
    static List<ExitScenario> all(@Nullable Integer status) {
        List<ExitScenario> all = new ArrayList<>();
        for (ExitRoute route : ExitRoute.values()) {
            all.addAll(of(route, status));
        }
        return all;
    }

    /** The exits by one route that can ask for a status; none if it has another. */
    static List<ExitScenario> of(ExitRoute route, @Nullable Integer status) {
        List<ExitScenario> found = new ArrayList<>();
        switch (route) {
            case MAIN_RETURN:
                addFixed(found, route, 0, status);
                break;
            case MAIN_THROW:
                addFixed(found, route, 1, status);
                break;
            case SIGNAL:
                addSignals(found, status);
                break;
            default:
                found.add(new ExitScenario(route, null, status));
        }
        return found;
    }

    private static void addFixed(List<ExitScenario> found, ExitRoute route, int own, @Nullable Integer status) {
        if (status == null || status == own) {
            found.add(new ExitScenario(route, null, own));
        }
    }

    /** The application's own handler of a signal may exit with any status. */
    private static void addSignals(List<ExitScenario> found, @Nullable Integer status) {
        for (int i = 0; i < SIGNALS.length; i++) {
            if (status != null && status == 128 + NUMBERS[i]) {
                found.clear();
                found.add(new ExitScenario(ExitRoute.SIGNAL, SIGNALS[i], status));
                return;
            }
            found.add(new ExitScenario(ExitRoute.SIGNAL, SIGNALS[i], status == null ? 128 + NUMBERS[i] : status));
        }
    }

    ExitRoute route() {
        return route;
    }

    /** The signal's name without {@code SIG}; null on other routes. */
    @Nullable
    String signal() {
        return signal;
    }

    /** The status that is asked for; null for any. */
    @Nullable
    Integer status() {
        return status;
    }

    /** As {@code --route} takes it. */
    String word() {
        return signal == null ? route.id() : route.id() + ':' + signal;
    }

    /** The same exit on another route. */
    ExitScenario onRoute(ExitRoute other) {
        return new ExitScenario(other, null, status);
    }
}
