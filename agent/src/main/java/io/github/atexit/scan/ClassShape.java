package io.github.atexit.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What a class file says of its class, but for its code. Names have dots. Immutable. */
public final class ClassShape {
    private static final int MINOR_OF_VERSION = 4;
    private static final int MAJOR_OF_VERSION = 7;
    private static final int NEWEST = Opcodes.V28 & 0xffff;

    private final String name;
    private final int access;
    private final @Nullable String superclass;
    private final List<String> interfaces;
    private final List<Member> fields;
    private final List<Member> methods;

    private ClassShape(Collector collected) {
        this.name = collected.name;
        this.access = collected.access;
        this.superclass = collected.superclass;
        this.interfaces = Collections.unmodifiableList(collected.interfaces);
        this.fields = Collections.unmodifiableList(collected.fields);
        this.methods = Collections.unmodifiableList(collected.methods);
    }

    /** @throws RuntimeException if the bytes are no class file */
    static ClassShape of(byte[] bytes) {
        Collector collector = new Collector();
        reader(bytes).accept(collector, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassShape(collector);
    }

    /** A reader of the class file. A version newer than the reader's is read as the newest it knows. */
    static ClassReader reader(byte[] bytes) {
        if (bytes.length > MAJOR_OF_VERSION && bytes[MAJOR_OF_VERSION] > NEWEST) {
            byte[] older = bytes.clone();
            older[MINOR_OF_VERSION] = 0;
            older[MINOR_OF_VERSION + 1] = 0;
            older[MAJOR_OF_VERSION] = (byte) NEWEST;
            return new ClassReader(older);
        }
        return new ClassReader(bytes);
    }

    /** The binary name. */
    public String name() {
        return name;
    }

    public boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    public boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /** Null for {@code java.lang.Object}. */
    public @Nullable String superclass() {
        return superclass;
    }

    public List<String> interfaces() {
        return interfaces;
    }

    /** The fields that the class itself declares. */
    public List<Member> fields() {
        return fields;
    }

    /** The methods and constructors that the class itself declares, without those that a compiler adds. */
    public List<Member> methods() {
        return methods;
    }

    /** A field or method. Immutable. */
    public static final class Member {
        private final String name;
        private final String descriptor;
        private final int access;

        Member(String name, String descriptor, int access) {
            this.name = name;
            this.descriptor = descriptor;
            this.access = access;
        }

        /** A constructor's is {@code <init>}. */
        public String name() {
            return name;
        }

        /** Its type as class files say it. */
        public String descriptor() {
            return descriptor;
        }

        /** The types of a method's parameters, as Java says them. */
        public List<String> parameters() {
            List<String> types = new ArrayList<>();
            for (Type type : Type.getArgumentTypes(descriptor)) {
                types.add(type.getClassName());
            }
            return types;
        }

        public boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        public boolean isVarArgs() {
            return (access & Opcodes.ACC_VARARGS) != 0;
        }
    }

    /** Used once. */
    private static final class Collector extends ClassVisitor {
        private String name = "";
        private int access;
        private @Nullable String superclass;
        private List<String> interfaces = new ArrayList<>();
        private final List<Member> fields = new ArrayList<>();
        private final List<Member> methods = new ArrayList<>();

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int flags,
                String internalName,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] parents) {
            name = internalName.replace('/', '.');
            access = flags;
            superclass = superName == null ? null : superName.replace('/', '.');
            interfaces = new ArrayList<>(parents == null ? Collections.emptyList() : Arrays.asList(parents));
            interfaces.replaceAll(each -> each.replace('/', '.'));
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int flags, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.add(new Member(field, descriptor, flags));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int flags,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if ((flags & (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC)) == 0) {
                methods.add(new Member(method, descriptor, flags));
            }
            return null;
        }
    }
}
