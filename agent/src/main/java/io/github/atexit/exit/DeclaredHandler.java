package io.github.atexit.exit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An exit handler as it was declared: what every type has in common, and its body. Immutable. */
public final class DeclaredHandler {
    private final String name;
    private final String type;
    private final String phase;
    private final RouteFilter on;
    private final StatusFilter when;
    private final List<String> needs;
    private final Duration timeout;
    private final boolean optional;
    private final boolean perInstance;
    private final HandlerBody body;

    private DeclaredHandler(Builder builder, HandlerBody body) {
        this.name = builder.name;
        this.type = builder.type;
        this.phase = builder.phase;
        this.on = builder.on;
        this.when = builder.when;
        this.needs = Collections.unmodifiableList(new ArrayList<String>(builder.needs));
        this.timeout = builder.timeout;
        this.optional = builder.optional;
        this.perInstance = builder.perInstance;
        this.body = body;
    }

    /** Starts a handler that runs on all routes Java sees, for every status, needs nothing and has 10 s. */
    public static Builder named(String name, String type, String phase) {
        return new Builder(name, type, phase);
    }

    /** Unique among the handlers of a manifest. */
    public String name() {
        return name;
    }

    /** The type's word. */
    public String type() {
        return type;
    }

    /** The name of the phase it runs in. */
    public String phase() {
        return phase;
    }

    public RouteFilter on() {
        return on;
    }

    public StatusFilter when() {
        return when;
    }

    /** The names of handlers that must have been ok before. */
    public List<String> needs() {
        return needs;
    }

    public Duration timeout() {
        return timeout;
    }

    /** Whether its failure leaves the exit's status as it is. */
    public boolean isOptional() {
        return optional;
    }

    /** Whether it is about the run alone that died, so that others of its kind may live while it runs for it. */
    public boolean isPerInstance() {
        return perInstance;
    }

    public HandlerBody body() {
        return body;
    }

    /** Collects what a manifest says of one handler. */
    public static final class Builder {
        private final String name;
        private final String type;
        private final String phase;
        private RouteFilter on = RouteFilter.java();
        private StatusFilter when = StatusFilter.ANY;
        private List<String> needs = Collections.emptyList();
        private Duration timeout = Duration.ofSeconds(10);
        private boolean optional;
        private boolean perInstance;

        private Builder(String name, String type, String phase) {
            this.name = name;
            this.type = type;
            this.phase = phase;
        }

        public Builder on(RouteFilter filter) {
            on = filter;
            return this;
        }

        public Builder when(StatusFilter filter) {
            when = filter;
            return this;
        }

        public Builder needs(List<String> names) {
            needs = names;
            return this;
        }

        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        public Builder optional(boolean value) {
            optional = value;
            return this;
        }

        public Builder perInstance(boolean value) {
            perInstance = value;
            return this;
        }

        public DeclaredHandler build(HandlerBody body) {
            return new DeclaredHandler(this, body);
        }
    }
}
