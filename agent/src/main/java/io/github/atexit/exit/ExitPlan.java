package io.github.atexit.exit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an exit is to do: phases, handlers, settings. Immutable. */
public final class ExitPlan {
    /** What {@code halt} leaves its handlers when the manifest does not say. */
    static final Duration HALT_DEADLINE = Duration.ofSeconds(5);

    /** What an exit that stands for a halt may take when the manifest does not say. */
    private static final Duration ORDERLY_DEADLINE = Duration.ofSeconds(10);

    /** What status 0 becomes when a handler fails that the application registered, where there is no manifest. */
    private static final Integer FAILURE_STATUS = 1;

    private static final long LEAST_RESERVE_NANOS = 500000000L; // 500 ms

    private final List<Phase> phases;
    private final List<DeclaredHandler> handlers;
    private final Map<ExitRoute, RouteSettings> routes;
    private final @Nullable Duration deadline;
    private final @Nullable Integer failureStatus;
    private final Duration slow;
    private final boolean ruled;
    private final boolean reserves;
    private volatile @Nullable Map<String, List<DeclaredHandler>> byPhase;

    /**
     * @param phases in their order, {@code shutdown-hooks} among them
     * @param handlers in the order of their declaration
     * @param deadline bounds the whole exit; null for none
     * @param failureStatus what status 0 becomes when a handler fails; null to keep it
     * @param slow how long an exit lasts before the phase for slow ones runs
     */
    public ExitPlan(
            List<Phase> phases,
            List<DeclaredHandler> handlers,
            Map<ExitRoute, RouteSettings> routes,
            @Nullable Duration deadline,
            @Nullable Integer failureStatus,
            Duration slow) {
        this(phases, handlers, routes, deadline, failureStatus, slow, false, false);
    }

    private ExitPlan(
            List<Phase> phases,
            List<DeclaredHandler> handlers,
            Map<ExitRoute, RouteSettings> routes,
            @Nullable Duration deadline,
            @Nullable Integer failureStatus,
            Duration slow,
            boolean ruled,
            boolean reserves) {
        this.phases = phases;
        this.handlers = handlers;
        this.routes = routes;
        this.deadline = deadline;
        this.failureStatus = failureStatus;
        this.slow = slow;
        this.ruled = ruled;
        this.reserves = reserves;
    }

    /**
     * The plan of an agent without a manifest.
     *
     * @param deadline bounds the whole exit; null if the agent is only to observe
     */
    public static ExitPlan observing(@Nullable Duration deadline) {
        return new ExitPlan(
                defaultPhases(),
                Collections.<DeclaredHandler>emptyList(),
                new EnumMap<ExitRoute, RouteSettings>(ExitRoute.class),
                deadline,
                FAILURE_STATUS,
                Duration.ofSeconds(10));
    }

    /** A plan of one handler and nothing else. */
    public static ExitPlan of(DeclaredHandler handler) {
        return new ExitPlan(
                defaultPhases(),
                Collections.singletonList(handler),
                new EnumMap<ExitRoute, RouteSettings>(ExitRoute.class),
                null,
                null,
                Duration.ofSeconds(10));
    }

    private static List<Phase> defaultPhases() {
        List<Phase> phases = new ArrayList<Phase>();
        for (String name : Phase.defaults()) {
            phases.add(new Phase(name, false, false, null));
        }
        return phases;
    }

    /**
     * What is done of this plan for a run that has died: its phases, within one deadline.
     *
     * @param route {@code crashed} or {@code vanished}
     */
    public ExitPlan afterDeath(ExitRoute route, Duration within) {
        List<DeclaredHandler> inOrder = new ArrayList<DeclaredHandler>();
        for (DeclaredHandler handler : handlers) {
            if (!handler.phase().equals(Phase.MAIN_END) && !handler.phase().equals(Phase.SLOW)) {
                inOrder.add(handler);
            }
        }
        Map<ExitRoute, RouteSettings> settings = new EnumMap<ExitRoute, RouteSettings>(ExitRoute.class);
        settings.put(route, new RouteSettings(within, true, Collections.<Integer, Integer>emptyMap()));
        return new ExitPlan(phases, inOrder, settings, within, null, slow);
    }

    /** The same plan where rules decide about exits first. */
    public ExitPlan withRules() {
        return new ExitPlan(phases, handlers, routes, deadline, failureStatus, slow, true, reserves);
    }

    /** The same plan where a deadline leaves time after the JVM's hooks, even if only the report is left to do then. */
    public ExitPlan withReserve() {
        return new ExitPlan(phases, handlers, routes, deadline, failureStatus, slow, ruled, true);
    }

    /** Whether there is nothing to do but to look on. */
    public boolean onlyObserves() {
        return handlers.isEmpty() && routes.isEmpty() && deadline == null && !ruled;
    }

    public List<Phase> phases() {
        return phases;
    }

    /** The name of the phase for handlers registered at run time: {@code save}, or the last before the JVM's hooks. */
    String phaseOfRegistered() {
        String last = phases.get(0).name();
        for (Phase phase : phases) {
            if (phase.name().equals("save")) {
                return phase.name();
            }
        }
        for (Phase phase : phases) {
            if (phase.isShutdownHooks()) {
                break;
            }
            last = phase.name();
        }
        return last;
    }

    public List<DeclaredHandler> handlers() {
        return handlers;
    }

    /** The settings of a route. */
    public RouteSettings route(ExitRoute route) {
        RouteSettings settings = routes.get(route);
        return settings == null ? RouteSettings.DEFAULT : settings;
    }

    /** What bounds an exit by this route; null for nothing. */
    @Nullable
    public Duration deadline(ExitRoute route) {
        Duration ofRoute = route(route).deadline();
        if (ofRoute != null) {
            return ofRoute;
        }
        return route == ExitRoute.HALT && (deadline == null || deadline.compareTo(HALT_DEADLINE) > 0)
                ? HALT_DEADLINE
                : deadline;
    }

    /** What bounds an exit by this route that a rule has its say in; null for nothing. */
    @Nullable
    public Duration deadline(ExitRoute route, @Nullable ExitRuling ruling) {
        if (ruling == null || route == ExitRoute.HALT) {
            return deadline(route);
        }
        if (ruling.isBypass()) {
            return null;
        }
        Duration set = deadline(route);
        if (!ruling.isOrderly() || set != null) {
            return set;
        }
        Duration ofHalt = route(ExitRoute.HALT).deadline();
        return ofHalt == null ? ORDERLY_DEADLINE : ofHalt;
    }

    /** The part of a deadline that is kept for what comes after the JVM's hooks; zero where nothing does. */
    public Duration reserve(Duration whole) {
        if (!reserves && !hasHandlersAfterHooks()) {
            return Duration.ZERO;
        }
        // In nanoseconds: a Duration divides by BigDecimal, whose initialiser needs more than a full heap has.
        long nanos = whole.toNanos();
        return Duration.ofNanos(Math.min(Math.max(nanos / 5, LEAST_RESERVE_NANOS), nanos / 2));
    }

    private boolean hasHandlersAfterHooks() {
        boolean after = false;
        for (Phase phase : phases) {
            if (after && byPhase().containsKey(phase.name())) {
                return true;
            }
            after |= phase.isShutdownHooks();
        }
        return false;
    }

    Duration slow() {
        return slow;
    }

    /** The status of an exit that would end with 0 although a handler failed. */
    int failureStatus() {
        return failureStatus == null ? 0 : failureStatus;
    }

    /** A phase's handlers in the order in which they run: last declared first, what is needed before who needs it. */
    public List<DeclaredHandler> handlersOf(Phase phase) {
        List<DeclaredHandler> declared = byPhase().get(phase.name());
        return declared == null ? new ArrayList<DeclaredHandler>() : new HandlerOrder(phase, declared).inOrder();
    }

    /** Made once, as an exit asks for each phase; threads that ask first at the same time make the same. */
    private Map<String, List<DeclaredHandler>> byPhase() {
        Map<String, List<DeclaredHandler>> known = byPhase;
        if (known == null) {
            known = new HashMap<String, List<DeclaredHandler>>();
            for (DeclaredHandler handler : handlers) {
                List<DeclaredHandler> ofPhase = known.get(handler.phase());
                if (ofPhase == null) {
                    ofPhase = new ArrayList<DeclaredHandler>();
                    known.put(handler.phase(), ofPhase);
                }
                ofPhase.add(handler);
            }
            byPhase = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return Arrays.toString(phases.toArray()) + ", " + handlers.size() + " handlers";
    }
}
