package io.github.atexit.manifest;

import io.github.atexit.exit.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the phases of a manifest. Stateless. */
final class PhasesReader {
    private static final String LAST = "release";

    private PhasesReader() {}

    /** The phases of a manifest that declares none. */
    static List<Phase> defaults() {
        List<Phase> phases = new ArrayList<Phase>();
        for (String name : Phase.defaults()) {
            phases.add(plain(name));
        }
        return phases;
    }

    /** The phases that these nodes declare, in their order, and {@code shutdown-hooks} where it belongs. */
    static List<Phase> read(List<ManifestNode> nodes, Reading reading) {
        List<Phase> phases = new ArrayList<Phase>();
        Set<String> names = new HashSet<String>();
        for (ManifestNode node : nodes) {
            Phase phase = phase(node, reading);
            if (phase == null || !isEnabled(node)) {
                continue;
            }
            if (!names.add(phase.name())) {
                reading.problems.at(node, "the phase \"" + phase.name() + "\" is declared twice", null, null);
            } else {
                phases.add(phase);
            }
        }
        if (indexOf(phases, Phase.SHUTDOWN_HOOKS) < 0) {
            int last = indexOf(phases, LAST);
            phases.add(last < 0 ? phases.size() : last, plain(Phase.SHUTDOWN_HOOKS));
        }
        return phases;
    }

    /** Where the phase of this name is; -1 if it is not there. */
    static int indexOf(List<Phase> phases, String name) {
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Phase phase(ManifestNode node, Reading reading) {
        if (node.kind() == ManifestNode.Kind.STRING) {
            return named(node.string(), node, reading) ? plain(node.string()) : null;
        }
        if (node.kind() != ManifestNode.Kind.OBJECT) {
            reading.problems.at(
                    node, "a phase is " + node.kind().description(), "a name or an object with a \"name\"", null);
            return null;
        }
        ObjectFields fields = ObjectFields.read("a phase", node, ManifestKeys.phase(), true, reading);
        String name = fields.name("name");
        ManifestNode nameNode = fields.raw("name");
        if (name == null || nameNode == null || !named(name, nameNode, reading)) {
            return null;
        }
        if (name.equals(Phase.SHUTDOWN_HOOKS) && node.members().size() > 1) {
            reading.problems.at(node, "the phase \"" + name + "\" has no settings", "only its name", null);
        }
        boolean declaredOrder = "declared".equals(fields.name("order"));
        return new Phase(name, declaredOrder, fields.flag("parallel", false), (Duration) fields.parsed("timeout"));
    }

    private static boolean isEnabled(ManifestNode node) {
        ManifestNode enabled =
                node.kind() == ManifestNode.Kind.OBJECT ? node.members().get("enabled") : null;
        return enabled == null || enabled.kind() != ManifestNode.Kind.BOOLEAN || enabled.bool();
    }

    private static boolean named(String name, ManifestNode node, Reading reading) {
        if (name.isEmpty()) {
            reading.problems.at(node, "a phase has an empty name", null, null);
            return false;
        }
        if (isBesideTheOrder(name)) {
            reading.problems.at(
                    node, "the phase \"" + name + "\" is built in and has no place among \"phases\"", null, null);
            return false;
        }
        return true;
    }

    /** Whether this built-in phase runs beside the order of the others. */
    static boolean isBesideTheOrder(String name) {
        return name.equals(Phase.MAIN_END) || name.equals(Phase.SLOW);
    }

    private static Phase plain(String name) {
        return new Phase(name, false, false, null);
    }
}
