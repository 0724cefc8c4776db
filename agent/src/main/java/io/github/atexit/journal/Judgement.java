package io.github.atexit.journal;

import io.github.atexit.evidence.BootId;
import io.github.atexit.evidence.HsErrFile;
import io.github.atexit.evidence.OomKills;
import io.github.atexit.exit.ExitRoute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a run died, as far as what it left shows. Immutable. */
public final class Judgement {
    private final ExitRoute route;
    private final List<String> likely;
    private final long millis;
    private final long uptimeMillis;

    private Judgement(ExitRoute route, List<String> likely, long millis, long uptimeMillis) {
        this.route = route;
        this.likely = Collections.unmodifiableList(likely);
        this.millis = millis;
        this.uptimeMillis = uptimeMillis;
    }

    /** Judges a run by what can be found now. What an earlier judge reported stays. */
    public static Judgement of(DeadRun run) {
        RunFacts facts = run.facts();
        HsErrFile crash = HsErrFile.find(facts.pid, facts.flags.errorFile(), facts.directory, facts.startMillis);
        ExitRoute earlier = run.earlierVerdict();
        ExitRoute route = earlier != null ? earlier : crash == null ? ExitRoute.VANISHED : ExitRoute.CRASHED;
        List<String> likely = new ArrayList<String>();
        if (crash != null) {
            likely.add(crash.evidence());
        } else {
            add(likely, BootId.evidence(facts.bootId, BootId.current()));
            add(likely, OomKills.inFile(facts.oomFile).evidence(facts.oomKills));
            likely.addAll(facts.flags.evidence());
        }
        long millis = crash != null && !run.isNoticed() ? crash.millis() : run.lastSeenMillis();
        return new Judgement(route, likely, millis, uptime(run, crash));
    }

    private static void add(List<String> likely, @Nullable String evidence) {
        if (evidence != null) {
            likely.add(evidence);
        }
    }

    private static long uptime(DeadRun run, @Nullable HsErrFile crash) {
        long told = crash == null ? -1 : crash.uptimeMillis();
        boolean later = run.lastSeenMillis() > run.facts().startMillis;
        return told >= 0 ? told : later ? run.lastSeenMillis() - run.facts().startMillis : -1;
    }

    /** {@code crashed} or {@code vanished}. */
    public ExitRoute route() {
        return route;
    }

    /** The evidence, each a sentence; empty if there is none. */
    public List<String> likely() {
        return likely;
    }

    /** When the run died, or is known to have lived last, in milliseconds since the epoch. */
    public long millis() {
        return millis;
    }

    /** How long it is known to have lived, in milliseconds; negative if that is not known. */
    public long uptimeMillis() {
        return uptimeMillis;
    }
}
