package io.github.atexit.handler;

import java.util.List;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import org.jspecify.annotations.Nullable;

/** Calls an operation: of several of its name, the one whose parameters are nearest to the values. */
final class JmxOperation extends JmxAction {
    private final String name;

    JmxOperation(String name) {
        this.name = name;
    }

    @Override
    @Nullable
    Object on(Mbean mbean, List<@Nullable Object> values) throws JMException, NoSuchMethodException {
        Candidate best = null;
        boolean ambiguous = false;
        StringBuilder known = new StringBuilder();
        for (MBeanOperationInfo operation : mbean.info().getOperations()) {
            if (!operation.getName().equals(name)) {
                continue;
            }
            Candidate candidate = Candidate.of(operation, values, mbean.loader());
            known.append(known.length() == 0 ? "" : ", ").append(signature(operation));
            if (candidate != null && (best == null || candidate.rank <= best.rank)) {
                ambiguous = best != null && candidate.rank == best.rank;
                best = candidate;
            }
        }
        if (best == null || ambiguous) {
            throw new NoSuchMethodException(problem(values, best != null, known.toString()));
        }
        return mbean.server().invoke(mbean.name(), name, best.values, best.types);
    }

    private String problem(List<@Nullable Object> values, boolean several, String known) {
        if (known.isEmpty()) {
            return "there is no operation \"" + name + "\"";
        }
        StringBuilder kinds = new StringBuilder();
        for (Object value : values) {
            kinds.append(kinds.length() == 0 ? "" : ", ").append(Conversion.kind(value));
        }
        return (several ? "several operations \"" : "no operation \"") + name + "\" take" + (several ? "" : "s")
                + " the arguments (" + kinds + "): " + known;
    }

    private static String signature(MBeanOperationInfo operation) {
        StringBuilder text = new StringBuilder(operation.getName()).append('(');
        for (MBeanParameterInfo parameter : operation.getSignature()) {
            text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ").append(parameter.getType());
        }
        return text.append(')').toString();
    }

    /** An operation that takes the values, and what they are for it. */
    private static final class Candidate {
        private final Object[] values;
        private final String[] types;
        private int rank;

        private Candidate(int count) {
            values = new Object[count];
            types = new String[count];
        }

        static @Nullable Candidate of(
                MBeanOperationInfo operation, List<@Nullable Object> given, @Nullable ClassLoader loader) {
            MBeanParameterInfo[] parameters = operation.getSignature();
            if (parameters.length != given.size()) {
                return null;
            }
            Candidate candidate = new Candidate(parameters.length);
            for (int i = 0; i < parameters.length; i++) {
                candidate.types[i] = parameters[i].getType();
                Class<?> type = type(candidate.types[i], loader);
                Conversion conversion = type == null ? null : Conversion.of(given.get(i), type, type);
                if (conversion == null) {
                    return null;
                }
                candidate.set(i, conversion);
            }
            return candidate;
        }

        @SuppressWarnings("NullAway") // An argument may be null.
        private void set(int index, Conversion conversion) {
            values[index] = conversion.result();
            rank += conversion.rank();
        }
    }
}
