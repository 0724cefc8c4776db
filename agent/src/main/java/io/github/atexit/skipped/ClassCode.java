package io.github.atexit.skipped;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** One class file, whose methods are read when they are asked for. Used by one thread. */
final class ClassCode {
    private static final int READABLE_VERSION = 52; // Java 8: what is read here is the same in all later ones

    private final MethodCodeReader.Offsets reader;
    private final Map<String, List<MethodCode>> methods = new HashMap<String, List<MethodCode>>();
    private LineMap lineMap = LineMap.NONE;

    /** @param bytes a class file's, which are changed */
    ClassCode(byte[] bytes) {
        bytes[6] = 0;
        bytes[7] = READABLE_VERSION; // ASM refuses class files that are newer than itself
        reader = new MethodCodeReader.Offsets(bytes);
    }

    /** The methods of a name; empty if the class has none. */
    List<MethodCode> methods(String name) {
        List<MethodCode> known = methods.get(name);
        if (known == null) {
            known = new ArrayList<MethodCode>();
            reader.accept(new Methods(name, known), ClassReader.SKIP_FRAMES);
            methods.put(name, known);
        }
        return Collections.unmodifiableList(known);
    }

    /** Where lines of code come from that was inlined; known once a method was read. */
    LineMap lineMap() {
        return lineMap;
    }

    private final class Methods extends ClassVisitor {
        private final String wanted;
        private final List<MethodCode> found;

        Methods(String wanted, List<MethodCode> found) {
            super(Opcodes.ASM9);
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            if (debug != null && lineMap == LineMap.NONE) {
                lineMap = LineMap.of(debug);
            }
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (!name.equals(wanted)) {
                return null;
            }
            MethodCode code = new MethodCode(descriptor);
            found.add(code);
            return new MethodCodeReader(reader, code);
        }
    }
}
