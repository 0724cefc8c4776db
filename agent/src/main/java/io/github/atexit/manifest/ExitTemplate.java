package io.github.atexit.manifest;

import io.github.atexit.exit.HandlerContext;

/** A string with variables that are known only at the exit. */
final class ExitTemplate extends Template {
    /** Literal text and names of variables in turn, literal text first. */
    private final String[] parts;

    private final boolean encoded;

    /** @param encoded whether what is put in is percent-encoded */
    ExitTemplate(String[] parts, boolean encoded) {
        this.parts = parts;
        this.encoded = encoded;
    }

    @Override
    public String render(HandlerContext context) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            String part = i % 2 == 0 ? parts[i] : context.variable(parts[i]);
            boolean put = encoded && i % 2 == 1 && part != null;
            text.append(part == null ? "" : put ? PercentEncoding.of(part) : part);
        }
        return text.toString();
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public String constant() {
        throw new IllegalStateException("known only at the exit: ${" + parts[1] + '}');
    }
}
