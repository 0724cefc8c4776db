package io.github.atexit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may depend on whom. Each exception stands with its reason. */
class ArchitectureTest {
    private static JavaClasses agent;

    @BeforeAll
    static void read() {
        agent = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.atexit");
    }

    @Test
    void dependenciesPointFromLaunchDownToExit() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("launch")
                .definedBy("..atexit.launch..")
                .layer("cli")
                .definedBy("..atexit.cli..")
                .layer("handler")
                .definedBy("..atexit.handler..")
                .layer("report")
                .definedBy("..atexit.report..")
                .layer("skipped")
                .definedBy("..atexit.skipped..")
                .layer("manifest")
                .definedBy("..atexit.manifest..")
                .layer("page")
                .definedBy("..atexit.page..")
                .layer("history")
                .definedBy("..atexit.history..")
                .layer("json")
                .definedBy("..atexit.json..")
                .layer("weave")
                .definedBy("..atexit.weave..")
                .layer("classfile")
                .definedBy("..atexit.classfile..")
                .layer("bridge")
                .definedBy("..atexit.bridge..")
                .layer("jvm")
                .definedBy("..atexit.jvm..")
                .layer("rule")
                .definedBy("..atexit.rule..")
                .layer("track")
                .definedBy("..atexit.track..")
                .layer("jmx")
                .definedBy("..atexit.jmx..")
                .layer("evidence")
                .definedBy("..atexit.evidence..")
                .layer("journal")
                .definedBy("..atexit.journal..")
                .layer("http")
                .definedBy("..atexit.http..")
                .layer("sentinel")
                .definedBy("..atexit.sentinel..")
                .layer("attach")
                .definedBy("..atexit.attach..")
                .layer("process")
                .definedBy("..atexit.process..")
                .layer("scan")
                .definedBy("..atexit.scan..")
                .layer("executor")
                .definedBy("..atexit.executor..")
                .layer("exit")
                .definedBy("..atexit.exit..")
                // The composition root is known to nobody; the commands print its list of options.
                .whereLayer("launch")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("handler")
                .mayOnlyBeAccessedByLayers("launch", "cli")
                // How single things are written is one and the same when they are read back.
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("launch", "history", "page")
                .whereLayer("page")
                .mayOnlyBeAccessedByLayers("launch", "cli")
                .whereLayer("history")
                .mayOnlyBeAccessedByLayers("page", "cli", "launch")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("manifest", "history")
                // What was skipped is found on behalf of the composition root, and told in the report.
                .whereLayer("skipped")
                .mayOnlyBeAccessedByLayers("launch", "report")
                // Drained by handlers, and asked at the end for what they have not done.
                .whereLayer("executor")
                .mayOnlyBeAccessedByLayers("launch", "handler", "skipped")
                .whereLayer("manifest")
                .mayOnlyBeAccessedByLayers("launch", "cli", "handler")
                .whereLayer("rule")
                .mayOnlyBeAccessedByLayers("launch", "manifest", "cli")
                .whereLayer("track")
                .mayOnlyBeAccessedByLayers("launch", "handler")
                .whereLayer("scan")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("weave")
                .mayOnlyBeAccessedByLayers("launch")
                .whereLayer("classfile")
                .mayOnlyBeAccessedByLayers("weave", "skipped")
                .whereLayer("bridge")
                .mayOnlyBeAccessedByLayers("launch")
                // What the sentinel starts is a command.
                .whereLayer("sentinel")
                .mayOnlyBeAccessedByLayers("launch", "cli")
                .whereLayer("jmx")
                .mayOnlyBeAccessedByLayers("launch")
                // The commands judge deaths, too: a child's, and a run's for the sentinel.
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("journal", "launch", "process", "cli")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers("launch", "cli")
                // The manifest checks the addresses that requests go to.
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("handler", "report", "manifest")
                // What the agent and those who attach know of each other.
                .whereLayer("attach")
                .mayOnlyBeAccessedByLayers("launch", "process", "cli")
                .whereLayer("process")
                .mayOnlyBeAccessedByLayers("cli")
                // Whether a class is the JDK's own decides whether its finally blocks are told.
                .whereLayer("jvm")
                .mayOnlyBeAccessedByLayers("launch", "bridge", "skipped")
                .check(agent);
    }

    @Test
    void theDomainKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("..atexit.exit..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.github.atexit.exit..", "java.lang..", "java.util..", "java.time..", "org.jspecify.."))
                .check(agent);
    }

    /** Also for a parent process that has no journal. */
    @Test
    void evidenceKnowsTheJdkOnly() {
        noClasses()
                .that()
                .resideInAPackage("..atexit.evidence..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.github.atexit..")
                        .and(resideOutsideOfPackage("io.github.atexit.evidence..")))
                .check(agent);
    }

    /**
     * The weaver writes it; exception tables tell which finally blocks were skipped; the commands read class files of
     * applications that do not run.
     */
    @Test
    void bytecodeIsForTheWeaverForWhatIsSkippedAndForTheScanner() {
        noClasses()
                .that(resideOutsideOfPackage("..atexit.weave.."))
                .and(resideOutsideOfPackage("..atexit.skipped.."))
                .and(resideOutsideOfPackage("..atexit.scan.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.bytebuddy..")
                .check(agent);
    }

    /** The exit path writes JSON without a library's classes; commands and the page are off it. */
    @Test
    void aJsonLibraryIsForTheManifestAndTheCommands() {
        noClasses()
                .that(resideOutsideOfPackage("..atexit.manifest.."))
                .and(resideOutsideOfPackage("..atexit.cli.."))
                .and(resideOutsideOfPackage("..atexit.history.."))
                .and(resideOutsideOfPackage("..atexit.json.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(agent);
    }

    /** What the application's class loader sees must not drag the rest of the agent into it. */
    @Test
    void theEntryKnowsNothingBehindTheBorder() {
        noClasses()
                .that()
                .resideInAnyPackage("io.github.atexit", "io.github.atexit.premain")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.github.atexit.(*)..")
                        .and(resideOutsideOfPackage("io.github.atexit.premain")))
                .check(agent);
    }

    /** The agent is a guest in its host's process. */
    @Test
    void nothingStartsLoggingOrSpeaksThroughTheHost() {
        noClasses()
                .that()
                .resideInAnyPackage("io.github.atexit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.lang.System$Logger")
                .check(agent);
    }
}
