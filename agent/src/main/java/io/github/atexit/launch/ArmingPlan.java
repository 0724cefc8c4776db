package io.github.atexit.launch;

import io.github.atexit.exit.ExitPlan;
import io.github.atexit.manifest.ExitManifest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes an exit's plan of a manifest. */
final class ArmingPlan {
    private ArmingPlan() {}

    /** @param deadline the options' and the manifest's; null for none */
    static ExitPlan of(ExitManifest manifest, @Nullable Duration deadline) {
        ExitPlan plan = new ExitPlan(
                manifest.phases(),
                manifest.handlers(),
                manifest.routes(),
                deadline,
                manifest.failureStatus(),
                manifest.slow());
        return manifest.rules().isEmpty() ? plan : plan.withRules();
    }
}
