package io.github.atexit.manifest;

/** What the parts of one reading of a manifest share. Used by one thread. */
final class Reading {
    final Problems problems = new Problems();
    final Secrets secrets = new Secrets();
    final VariableSource variables;
    final Templates templates;

    Reading(VariableSource variables) {
        this.variables = variables;
        templates = new Templates(variables, problems, secrets);
    }
}
