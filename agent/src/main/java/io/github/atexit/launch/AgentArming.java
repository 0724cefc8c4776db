package io.github.atexit.launch;

import io.github.atexit.bridge.BridgeConnection;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.jvm.OutsideView;
import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestProblem;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.report.Console;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides, when main's class is loaded and not yet initialised, whether the agent arms, and with what. A wrong
 * configuration stops the start here and not in premain: an exit there makes JDK 26 and 27 wait for a minute.
 */
final class AgentArming {
    private static final int EX_CONFIG = 78;

    private final AgentOptions options;
    private final JvmAccess jvm;
    private final BridgeConnection bridge;
    private final OutsideView outside;
    private final HandlerJvm handlerJvm;
    private final @Nullable InstanceTracking trackedBefore;
    private volatile @Nullable RecoveryExits recoveries;
    private final SeenVariables variables = new SeenVariables();
    private volatile @Nullable InstanceTracking tracking;
    private boolean told;

    AgentArming(AgentOptions options, JvmAccess jvm, BridgeConnection bridge, OutsideView outside) {
        this(options, jvm, bridge, outside, null);
    }

    private AgentArming(
            AgentOptions options,
            JvmAccess jvm,
            BridgeConnection bridge,
            OutsideView outside,
            @Nullable AgentArming before) {
        this.options = options;
        this.jvm = jvm;
        this.bridge = bridge;
        this.outside = outside;
        this.handlerJvm = new HandlerJvm(jvm, bridge);
        this.trackedBefore = before == null ? null : before.tracking;
        // One for both: while this one recovers, exits still ask the one before.
        this.recoveries = before == null ? null : before.recoveries();
    }

    /** The same for other options; it knows the instances that this one has recorded, and its recoveries. */
    AgentArming with(AgentOptions other) {
        return new AgentArming(other, jvm, bridge, outside, this);
    }

    AgentOptions options() {
        return options;
    }

    /** What can be done in this JVM. */
    JvmAccess jvm() {
        return jvm;
    }

    /** The agent's hold on the bridge. */
    BridgeConnection bridge() {
        return bridge;
    }

    /** The agent's view of this JVM from outside its own loader. */
    OutsideView outside() {
        return outside;
    }

    /** This JVM, as handlers see it. */
    HandlerJvm handlerJvm() {
        return handlerJvm;
    }

    /** The variables and properties that the manifest asked for. */
    SeenVariables variables() {
        return variables;
    }

    /** Called when another has taken over. */
    void leave() {
        InstanceTracking instances = tracking;
        if (instances != null) {
            instances.stop();
        }
    }

    /** The instances that are recorded; null while none are. */
    @Nullable
    InstanceTracking tracking() {
        return tracking;
    }

    /** Where a recovery says that it begins and ends. */
    synchronized RecoveryExits recoveries() {
        RecoveryExits known = recoveries;
        if (known == null) {
            known = new RecoveryExits(jvm);
            recoveries = known;
        }
        return known;
    }

    /** The same; null until a start recovers what a dead run left. */
    @Nullable
    RecoveryExits recovering() {
        return recoveries;
    }

    /** Arms for a main class; null if this JVM is to be left alone. Does not return if the configuration is wrong. */
    @Nullable
    ArmedAgent mainLoaded(Class<?> mainClass, MainThread main, Reports.LastThread lastThread) {
        LoadedMain loaded = LoadedMain.of(mainClass, jvm);
        if (loaded == null || !loaded.matches(options.mainClass())) {
            return null;
        }
        ManifestReading reading = read();
        if (reading != null && !isAccepted(loaded, reading)) {
            return null;
        }
        boolean isWrong = tellProblems(reading);
        if (isWrong && options.isStrict(reading == null ? null : reading.strict())) {
            stopTheStart();
        }
        ExitManifest manifest = isWrong || reading == null ? null : reading.manifest();
        return arm(manifest, loaded.name(), main, lastThread, null);
    }

    /** Arms where no launcher loads a main class, unless a certain one is wanted; never stops the JVM. */
    @Nullable
    ArmedAgent withoutMain(MainThread main, Reports.LastThread lastThread) {
        ManifestReading reading = read();
        List<String> wanted = reading == null ? Collections.<String>emptyList() : reading.mainClass();
        if (!options.mainClass().isEmpty() || (wanted != null && !wanted.isEmpty())) {
            return null;
        }
        boolean isWrong = tellProblems(reading);
        return arm(isWrong || reading == null ? null : reading.manifest(), "", main, lastThread, null);
    }

    /** The manifest that the options name; null if they name none. */
    @Nullable
    ManifestReading read() {
        String file = options.manifest();
        return file == null ? null : reader().read(file, options.isTrusting());
    }

    private ManifestReader reader() {
        ManifestReader reader = new ManifestReader(new HandlerTypes(handlerJvm), variables);
        return options.journal() == null ? reader : reader.withJournal();
    }

    /** The option has been tested; the manifest's own globs count where there is no option and they can be read. */
    private boolean isAccepted(LoadedMain loaded, ManifestReading reading) {
        List<String> globs = reading.mainClass();
        return !options.mainClass().isEmpty() || globs == null || loaded.matches(globs);
    }

    /** Prints all that is wrong; whether any of it is more than a warning. */
    private boolean tellProblems(@Nullable ManifestReading reading) {
        List<String> lines = new ArrayList<String>();
        boolean isWrong = addProblems(reading, lines);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        Console.write(text.toString());
        return isWrong;
    }

    /** Adds all that is wrong; whether any of it is more than a warning. */
    boolean addProblems(@Nullable ManifestReading reading, List<String> lines) {
        boolean isWrong = false;
        for (String problem : options.problems()) {
            lines.add(Console.PREFIX + problem);
            isWrong = true;
        }
        if (reading != null) {
            for (ManifestProblem problem : reading.problems()) {
                lines.add(problem.toString());
                isWrong |= !problem.isWarning();
            }
        }
        return isWrong;
    }

    private static void stopTheStart() {
        Console.line("the configuration is wrong, the application was not started (strict=false starts it observed)");
        Runtime.getRuntime().exit(EX_CONFIG);
    }

    /** Arms. Null if another manifest was armed before and an exit under way needs it. */
    @Nullable
    ArmedAgent arm(
            @Nullable ExitManifest manifest,
            String mainClass,
            MainThread main,
            Reports.LastThread lastThread,
            @Nullable ArmedAgent before) {
        return new AgentAssembly(this, manifest, mainClass, main, lastThread, before).assemble();
    }

    /** Records instances from now on, if handlers need any. */
    void track(ExitPlan plan, Host host) {
        InstanceTracking instances = InstanceTracking.of(plan.handlers(), jvm, trackedBefore);
        if (instances != null) {
            handlerJvm.track(instances);
            tracking = instances;
            // Now and not later: each class that loads passes the transformer, for which a full heap may have no room.
            host.rehearse();
            instances.start();
        }
    }

    /** A bug of the agent's was kept from the application: one line tells of the first. */
    synchronized void suppressed(Throwable thrown) {
        if (!told) {
            told = true;
            Console.line("a failure inside the agent was ignored: " + thrown);
        }
        if (options.isDebug()) {
            StringBuilder stack = new StringBuilder();
            for (StackTraceElement frame : thrown.getStackTrace()) {
                stack.append(Console.PREFIX).append("    at ").append(frame).append('\n');
            }
            Console.write(stack.toString());
        }
    }
}
