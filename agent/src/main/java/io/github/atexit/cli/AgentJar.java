package io.github.atexit.cli;

import io.github.atexit.premain.AtExitAgent;
import java.net.URISyntaxException;
import java.nio.file.Paths;
import java.security.CodeSource;

/** The jar that this tool runs from, which is the agent's. */
final class AgentJar {
    private AgentJar() {}

    /** Its absolute path. */
    static String path() {
        CodeSource source = AtExitAgent.class.getProtectionDomain().getCodeSource();
        try {
            return Paths.get(source.getLocation().toURI()).toAbsolutePath().toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
