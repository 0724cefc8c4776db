package io.github.atexit.rule;

import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.RouteFilter;
import io.github.atexit.exit.StatusFilter;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an exit must look like, all of it; what is not said matches every exit. Immutable. */
public final class RuleMatch {
    /** Matches every exit. */
    public static final RuleMatch ANY = new RuleMatch(null, StatusFilter.ANY, Collections.<Globs>emptyList());

    /** The parts of an exit that globs are about. */
    public enum Part {
        /** The class of the caller. */
        CALLER("caller", Glob.CLASS) {
            @Override
            boolean matches(List<String> globs, RuleSubject subject) {
                ExitCaller caller = subject.event().caller();
                return caller != null && glob().anyMatches(globs, caller.frame().getClassName());
            }
        },
        /** The class of any frame of the stack. */
        ANY_FRAME("anyFrame", Glob.CLASS) {
            @Override
            boolean matches(List<String> globs, RuleSubject subject) {
                for (StackTraceElement frame : subject.event().stack()) {
                    if (glob().anyMatches(globs, frame.getClassName())) {
                        return true;
                    }
                }
                return false;
            }
        },
        /** The code source of the caller's class. */
        JAR("jar", Glob.PATH) {
            @Override
            boolean matches(List<String> globs, RuleSubject subject) {
                ExitCaller caller = subject.event().caller();
                String jar = caller == null ? null : caller.jar();
                return jar != null && glob().anyMatches(globs, CodeSources.path(jar));
            }
        },
        /** The code source of any class on the stack. */
        ANY_JAR("anyJar", Glob.PATH) {
            @Override
            boolean matches(List<String> globs, RuleSubject subject) {
                for (String jar : subject.jars()) {
                    if (glob().anyMatches(globs, CodeSources.path(jar))) {
                        return true;
                    }
                }
                return false;
            }
        },
        /** The name of the calling thread. */
        THREAD("thread", Glob.NAME) {
            @Override
            boolean matches(List<String> globs, RuleSubject subject) {
                return glob().anyMatches(globs, subject.event().threadName());
            }
        };

        private final String key;
        private final Glob glob;

        Part(String key, Glob glob) {
            this.key = key;
            this.glob = glob;
        }

        /** The part's key in manifests. */
        public String key() {
            return key;
        }

        /** How its globs are read. */
        public Glob glob() {
            return glob;
        }

        abstract boolean matches(List<String> globs, RuleSubject subject);
    }

    /** Globs about one part, one of which must match. Immutable. */
    public static final class Globs {
        private final Part part;
        private final List<String> globs;

        public Globs(Part part, List<String> globs) {
            this.part = part;
            this.globs = globs;
        }
    }

    private final @Nullable RouteFilter routes;
    private final StatusFilter status;
    private final List<Globs> globs;

    /**
     * @param routes null for every route
     * @param status about the status that was asked for, before any map
     */
    public RuleMatch(@Nullable RouteFilter routes, StatusFilter status, List<Globs> globs) {
        this.routes = routes;
        this.status = status;
        this.globs = globs;
    }

    boolean matches(RuleSubject subject) {
        ExitEvent event = subject.event();
        if ((routes != null && !routes.accepts(event.route(), event.signal())) || !status.accepts(event.status())) {
            return false;
        }
        for (int i = 0; i < globs.size(); i++) {
            Globs wanted = globs.get(i);
            if (!wanted.part.matches(wanted.globs, subject)) {
                return false;
            }
        }
        return true;
    }

    /** Whether exits by this route and status match, as far as these two tell. */
    RuleReach reach(ExitRoute route, @Nullable String signal, @Nullable Integer asked) {
        if ((routes != null && !routes.accepts(route, signal)) || (asked != null && !status.accepts(asked))) {
            return RuleReach.NO_EXIT;
        }
        boolean open = !globs.isEmpty() || (asked == null && status != StatusFilter.ANY);
        return open ? RuleReach.SOME_EXITS : RuleReach.EVERY_EXIT;
    }

    /** What an exit must look like beside its route, as in {@code caller com.acme.**, status 3}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Globs wanted : globs) {
            text.append(text.length() == 0 ? "" : ", ")
                    .append(wanted.part.key())
                    .append(' ')
                    .append(String.join(" or ", wanted.globs));
        }
        if (status != StatusFilter.ANY) {
            text.append(text.length() == 0 ? "" : ", ").append("status ").append(status);
        }
        return text.toString();
    }
}
