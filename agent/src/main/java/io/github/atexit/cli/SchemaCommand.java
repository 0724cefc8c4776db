package io.github.atexit.cli;

import picocli.CommandLine.Command;

/** Prints the JSON Schema of manifests. */
@Command(name = "schema", description = "Print the JSON Schema of manifests.")
final class SchemaCommand extends ToolCommand {
    SchemaCommand(ToolContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        print(ManifestSchema.of(context.types()));
        return Tool.OK;
    }
}
