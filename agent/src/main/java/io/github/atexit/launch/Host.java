package io.github.atexit.launch;

import io.github.atexit.exit.Deadline;
import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitHost;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.jmx.MBeanRegistration;
import io.github.atexit.journal.RunJournal;
import io.github.atexit.report.JsonReport;
import io.github.atexit.report.PreparedLine;
import io.github.atexit.report.ReportText;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sequence's world: this JVM, this agent's reports. Thread-safe. */
final class Host implements ExitHost, MBeanRegistration.Listener {
    private static final long TELLING_MILLIS = 200;
    private static final String UNREPORTED = "the deadline passed before the exit was reported";

    private final MainThread main;
    private final Reports reports;
    private final Rehearsal rehearsal;
    private final @Nullable RunJournal journal;
    private final Ballast ballast = new Ballast();
    private volatile @Nullable Method halt;
    private volatile @Nullable Thread unreported;

    /** @param journal null where none is kept */
    Host(MainThread main, Reports reports, Rehearsal rehearsal, @Nullable RunJournal journal) {
        this.journal = journal;
        this.main = main;
        this.reports = reports;
        this.rehearsal = rehearsal;
    }

    /** What is given back when the exit begins. */
    Ballast ballast() {
        return ballast;
    }

    /** The first time that this is called and there is memory for it. */
    @Override
    public synchronized void rehearse() {
        if (halt != null || !rehearsal.run()) {
            return;
        }
        if (reports.speaks()) {
            unreported = teller();
        }
        halt = readyHalt();
        ballast.holdClasses(reports.process().commandLine());
    }

    @Override
    public void publish(ExitRecord record, Deadline until) {
        if (journal != null) {
            journal.reportBegins();
        }
        try {
            reports.publish(record, until);
        } finally {
            if (journal != null) {
                String problem = journal.reported();
                if (problem != null) {
                    tell("the journal cannot note that this exit was told, and the next start may take it for a death: "
                            + problem);
                }
            }
        }
    }

    @Override
    public long publishingNanos() {
        return reports.publishingNanos();
    }

    /** Past Runtime.halt, which a SecurityManager can veto on 8 to 17. */
    @Override
    public void halt(int status) {
        try {
            Method ready = halt;
            (ready == null ? findHalt() : ready).invoke(null, status);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Runtime.getRuntime().halt(status);
        }
    }

    private static Method findHalt() throws ReflectiveOperationException {
        Method found = Class.forName("java.lang.Shutdown", false, null).getDeclaredMethod("halt", int.class);
        found.setAccessible(true);
        return found;
    }

    /** The same with all that its first call makes, which are thousands of objects on 18 and later. */
    private static @Nullable Method readyHalt() {
        try {
            Method found = findHalt();
            try {
                found.invoke(null);
            } catch (IllegalArgumentException e) {
                // The argument is left out on purpose: this is as far as a call can go that does not halt.
            }
            return found;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    @Override
    public void unreported() {
        try {
            Thread teller = unreported;
            if (teller == null && reports.speaks()) {
                teller = teller(); // the exit came before the rehearsal
            }
            if (teller != null) {
                teller.start();
                teller.join(TELLING_MILLIS);
            }
        } catch (OutOfMemoryError e) {
            // Nothing to say it with.
        } catch (InterruptedException e) {
            // The JVM ends now.
        }
    }

    /** Says it on a thread of its own: stderr may be a pipe that nobody reads, and perhaps that is why nothing was told. */
    private static Thread teller() {
        Thread teller = new Thread(null, PreparedLine.of(UNREPORTED), "atexit console");
        teller.setDaemon(true);
        return teller;
    }

    /** Exits without Runtime.exit's checks, which have been made. Does not return. */
    void exit(int status) {
        try {
            Method exit = Class.forName("java.lang.Shutdown", false, null).getDeclaredMethod("exit", int.class);
            exit.setAccessible(true);
            exit.invoke(null, status);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Runtime.getRuntime().exit(status);
        }
    }

    /** Says something at once on the console, unless it is off. */
    void tell(String text) {
        reports.tell(text);
    }

    @Override
    public ClassLoader applicationLoader() {
        return main.contextLoader();
    }

    @Override
    public @Nullable String variable(String name, ExitEvent event, ExitSequence sequence) {
        switch (name) {
            case "exit:route":
                return event.route().id();
            case "exit:status":
                return Integer.toString(sequence.statusOf(event));
            case "exit:caller":
                ExitCaller caller = event.caller();
                return caller == null ? "" : ReportText.frame(caller.frame());
            case "exit:signal":
                return event.signal() == null ? "" : event.signal();
            case "exit:thread":
                return event.threadName();
            case "exit:millis":
                return Long.toString(event.timeMillis());
            case "exit:stack":
                return ReportText.stack(event.stack());
            case "exit:report":
                return JsonReport.text(reports.report(sequence.record(event)), reports.mask());
            case "jvm:pid":
                return reports.process().pid();
            case "jvm:main":
                return reports.mainClass();
            case "jvm:host":
                return reports.process().host();
            default:
                return null;
        }
    }

    @Override
    public String mask(String text) {
        return reports.mask().mask(text);
    }

    @Override
    public void stillWaiting(List<HandlerRun> handlers, long millis) {
        reports.stillWaiting(handlers, millis);
    }

    @Override
    public void failed(String problem) {
        tell(problem);
    }
}
