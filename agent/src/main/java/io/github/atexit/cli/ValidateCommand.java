package io.github.atexit.cli;

import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestAdvice;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a manifest and prints its problems. */
@Command(
        name = "validate",
        customSynopsis = Tool.NAME + " validate [-h] FILE [--classpath PATH...]",
        description = {
            "Check a manifest, print its problems.",
            "",
            "Warnings do not make the manifest wrong: the exit status is 0.",
            ""
        })
final class ValidateCommand extends ToolCommand {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The manifest.")
    private @Nullable String file;

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "PATH",
            arity = "1..*",
            description = "The application's jars and directories: the handlers' classes and methods are looked up in"
                    + " them, nothing is loaded. Jars inside jars count (Spring Boot, WAR).")
    private List<String> classpath = new ArrayList<>();

    ValidateCommand(ToolContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        String wanted = manifest();
        ClasspathAdvice classes = new ClasspathAdvice(classpath);
        ManifestAdvice plausibility = new PlausibilityAdvice();
        ManifestAdvice outputs = new OutputAdvice();
        ManifestReading reading = new ManifestReader(context.types(), context.variables())
                .withAdvice((manifest, root, problems) -> {
                    plausibility.check(manifest, root, problems);
                    outputs.check(manifest, root, problems);
                    classes.check(manifest, root, problems);
                })
                .read(wanted, false);
        reading.problems().forEach(problem -> print(problem.toString()));
        classes.problems().forEach(problem -> print(ToolContext.escaped(problem)));
        ExitManifest manifest = reading.manifest();
        if (manifest == null || !classes.problems().isEmpty()) {
            return Tool.PROBLEMS;
        }
        int handlers = manifest.handlers().size();
        print(ToolContext.escaped(wanted) + ": ok, " + handlers + (handlers == 1 ? " handler" : " handlers"));
        return Tool.OK;
    }

    /** The file, also where the class path before it has swallowed it. */
    private String manifest() {
        if (file != null) {
            return file;
        }
        if (classpath.size() < 2) {
            throw misuse("FILE is missing");
        }
        return classpath.remove(classpath.size() - 1);
    }
}
