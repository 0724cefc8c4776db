package io.github.atexit.jvm;

import io.github.atexit.exit.CallStack;
import java.io.File;
import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The access on Java 9 and later, which have modules. */
public final class Java9Access extends JvmAccess {
    private final Module agent = Java9Access.class.getModule();
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

    public Java9Access(Instrumentation instrumentation) {
        super(instrumentation);
    }

    @Override
    public void openJavaBase() {
        Map<String, Set<Module>> opens = new HashMap<>();
        Set<Module> toAgent = Collections.singleton(agent);
        opens.put("java.lang", toAgent);
        opens.put("java.io", toAgent);
        open(Object.class.getModule(), opens);
    }

    @Override
    public void openPackageOf(Class<?> type) {
        Module module = type.getModule();
        String name = type.getPackageName();
        if (!module.isOpen(name, agent)) {
            open(module, Collections.singletonMap(name, Collections.singleton(agent)));
        }
    }

    private void open(Module module, Map<String, Set<Module>> opens) {
        instrumentation.redefineModule(
                module,
                Collections.emptySet(),
                Collections.emptyMap(),
                opens,
                Collections.emptySet(),
                Collections.emptyMap());
    }

    @Override
    public Class<?> defineInJavaLang(byte[] bytes) throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                .defineClass(bytes);
    }

    @Override
    public boolean isJdkClass(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader == platform) {
            return true;
        }
        String module = type.getModule().getName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    @Override
    public JarFile openJar(File jar) throws IOException {
        return new JarFile(jar, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    }

    @Override
    public CallStack callStack() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(new FrameCollector());
    }

    /** Collects frames; a class and no lambda, so that an exit does not start the machinery of java.lang.invoke. */
    private static final class FrameCollector implements Function<Stream<StackFrame>, CallStack> {
        @Override
        public CallStack apply(Stream<StackFrame> frames) {
            List<StackTraceElement> elements = new ArrayList<>();
            List<Class<?>> classes = new ArrayList<>();
            List<StackFrame> walked = new ArrayList<>();
            for (java.util.Iterator<StackFrame> i = frames.iterator(); i.hasNext(); ) {
                StackFrame frame = i.next();
                elements.add(frame.toStackTraceElement());
                classes.add(frame.getDeclaringClass());
                walked.add(frame);
            }
            StackTraceElement[] all = elements.toArray(new StackTraceElement[0]);
            int skipped = CallStack.agentFrames(all);
            return new CallStack(
                    elements.subList(skipped, all.length).toArray(new StackTraceElement[0]),
                    classes.subList(skipped, all.length).toArray(new Class<?>[0]),
                    new WalkedFrames(walked.subList(skipped, all.length).toArray(new StackFrame[0])));
        }
    }

    /** Frames that are asked for their positions when the report is made. Immutable. */
    private static final class WalkedFrames implements CallStack.Positions {
        private final StackFrame[] frames;

        WalkedFrames(StackFrame[] frames) {
            this.frames = frames;
        }

        @Override
        public int bytecodeIndex(int frame) {
            return frames[frame].getByteCodeIndex();
        }

        /** The JDK has it from 10 on. */
        @Override
        public @Nullable String descriptor(int frame) {
            try {
                return (String) StackFrame.class.getMethod("getDescriptor").invoke(frames[frame]);
            } catch (ReflectiveOperationException e) {
                return null;
            }
        }
    }
}
