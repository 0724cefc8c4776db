package io.github.atexit.handler;

import io.github.atexit.manifest.Words;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.Descriptor;
import javax.management.DynamicMBean;
import javax.management.MBeanOperationInfo;
import org.jspecify.annotations.Nullable;

/** A command that the JVM's DiagnosticCommand MBean lists, by its name in {@code jcmd}. Stateless. */
final class DiagnosticCommand extends DiagnosticAction {
    /** Of JDK 9 and later, then of JDK 8. */
    private static final String[] MBEANS = {
        "com.sun.management.internal.DiagnosticCommandImpl", "sun.management.ManagementFactoryHelper"
    };

    /** Of JDK 9 and later: loads the native library that the MBean calls into. */
    private static final String LIBRARY = "com.sun.management.internal.PlatformMBeanProviderImpl";

    private static final String[] STRINGS = {String[].class.getName()};

    private final String name;
    private final Jvm jvm;

    DiagnosticCommand(String name, Jvm jvm) {
        this.name = name;
        this.jvm = jvm;
    }

    @Override
    boolean writesFile() throws Exception {
        return fileArgument(operation(mbean())) != null;
    }

    @Override
    String run(List<String> arguments, @Nullable String file) throws Exception {
        DynamicMBean mbean = mbean();
        MBeanOperationInfo operation = operation(mbean);
        List<String> words = new ArrayList<String>();
        for (String argument : arguments) {
            words.add(quoted(argument, argument.indexOf('=') + 1));
        }
        Descriptor target = file == null ? null : fileArgument(operation);
        if (file != null && target != null) {
            boolean option = "true".equals(String.valueOf(target.getFieldValue("dcmd.arg.isOption")));
            String key = option ? target.getFieldValue("dcmd.arg.name") + "=" : "";
            words.add(key + quoted(file, 0));
        }
        boolean takes = operation.getSignature().length > 0;
        if (!takes && !words.isEmpty()) {
            throw new IllegalArgumentException(name + " takes no arguments");
        }
        Object[] parameters = takes ? new Object[] {words.toArray(new String[0])} : new Object[0];
        try {
            return String.valueOf(mbean.invoke(operation.getName(), parameters, takes ? STRINGS : new String[0]));
        } catch (Exception e) {
            throw Receiver.asIs(Mbean.causeOf(e));
        }
    }

    /**
     * The MBean itself: the platform's MBean server, which also has it, would initialise {@code java.util.logging} in
     * the application's stead.
     */
    private DynamicMBean mbean() throws Exception {
        for (String owner : MBEANS) {
            Class<?> type;
            try {
                type = Class.forName(owner, true, null);
                if (owner.equals(MBEANS[0])) {
                    Class.forName(LIBRARY, true, null);
                }
            } catch (ClassNotFoundException e) {
                continue;
            }
            Method getter = type.getDeclaredMethod("getDiagnosticCommandMBean");
            jvm.open(type, getter);
            Object mbean = getter.invoke(null);
            if (mbean instanceof DynamicMBean) {
                return (DynamicMBean) mbean;
            }
        }
        throw new IllegalStateException("this JVM has no diagnostic commands");
    }

    private MBeanOperationInfo operation(DynamicMBean mbean) {
        List<String> names = new ArrayList<String>();
        for (MBeanOperationInfo operation : mbean.getMBeanInfo().getOperations()) {
            String listed = String.valueOf(operation.getDescriptor().getFieldValue("dcmd.name"));
            if (listed.equals(name)) {
                return operation;
            }
            names.add(listed);
        }
        String nearest = Words.nearest(name, names);
        throw new IllegalArgumentException("this JVM has no command \"" + name + "\" ("
                + (nearest == null ? Words.list(names) : "did you mean \"" + nearest + "\"?") + ")");
    }

    /** The argument that names the file which the command writes; null if it writes none. */
    private static @Nullable Descriptor fileArgument(MBeanOperationInfo operation) {
        Object arguments = operation.getDescriptor().getFieldValue("dcmd.arguments");
        if (arguments instanceof Descriptor) {
            for (String name : Arrays.asList("filename", "filepath")) {
                Object argument = ((Descriptor) arguments).getFieldValue(name);
                if (argument instanceof Descriptor) {
                    return (Descriptor) argument;
                }
            }
        }
        return null;
    }

    /** The command line is split at blanks: a value that has some is quoted from there on. */
    private static String quoted(String word, int from) {
        String value = word.substring(from);
        if (value.indexOf(' ') < 0 || value.startsWith("\"") || value.startsWith("'")) {
            return word;
        }
        char quote = value.indexOf('"') < 0 ? '"' : '\'';
        return word.substring(0, from) + quote + value + quote;
    }
}
