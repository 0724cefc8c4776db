package io.github.atexit.cli;

import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestProblem;
import io.github.atexit.manifest.ManifestReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a manifest and prints its problems. */
@Command(name = "validate", description = "Check a manifest, print its problems.")
final class ValidateCommand extends ToolCommand {
    @Parameters(paramLabel = "FILE", description = "The manifest.")
    private String file = "";

    ValidateCommand(ToolContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        ManifestReading reading = context.manifests().read(file, false);
        for (ManifestProblem problem : reading.problems()) {
            print(problem.toString());
        }
        ExitManifest manifest = reading.manifest();
        if (manifest == null) {
            return Tool.PROBLEMS;
        }
        int handlers = manifest.handlers().size();
        print(ToolContext.escaped(file) + ": ok, " + handlers + (handlers == 1 ? " handler" : " handlers"));
        return Tool.OK;
    }
}
