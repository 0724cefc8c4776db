package io.github.atexit.page;

import io.github.atexit.history.Counts;
import io.github.atexit.history.DamagedLineException;
import io.github.atexit.history.PastExit;
import io.github.atexit.history.Verdict;

/** The page of one exit. */
public final class ExitPage {
    private ExitPage() {}

    /**
     * The page of the exit that a line of JSON tells of.
     *
     * @throws DamagedLineException if the line is no report
     */
    public static String of(String line) throws DamagedLineException {
        return of(PastExit.of(line));
    }

    /** The page of an exit. */
    public static String of(PastExit exit) {
        Html html = new Html();
        Verdict verdict = Verdict.of(exit);
        String main = exit.mainClass().isEmpty() ? "" : " · " + exit.mainClass();
        PageFrame.open(
                html,
                verdict.tone(),
                "Exit report" + main + " · " + Counts.moment(exit.time()) + " UTC",
                verdict.text());
        ExitHeader.writeLede(html, exit);
        ExitHeader.writeKeys(html, exit);
        PageFrame.openMain(html);
        writeSections(html, exit, Extent.WHOLE);
        String version = exit.agentVersion().isEmpty() ? "" : " " + exit.agentVersion();
        return PageFrame.close(html, "atexit-agent" + version + " · process " + exit.process());
    }

    /** All that is told of an exit beneath its main point. */
    static void writeSections(Html html, PastExit exit, Extent extent) {
        SkippedSection.write(html, exit, extent);
        TroubleSection.write(html, exit, extent);
        TimelineSection.write(html, exit, extent);
        CallerSection.write(html, exit, extent);
        FactsSection.write(html, exit, extent);
    }
}
