package io.github.atexit.skipped;

import io.github.atexit.classfile.ClassFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One class file, whose methods are read when they are asked for. Used by one thread. */
final class ClassCode {
    private final byte[] bytes;
    private final ClassFile file;
    private final Map<String, List<MethodCode>> methods = new HashMap<String, List<MethodCode>>();
    private LineMap lineMap = LineMap.NONE;

    /**
     * @param bytes a class file's, which are changed
     * @throws IndexOutOfBoundsException or IllegalArgumentException if it is no class file of a known form
     */
    ClassCode(byte[] bytes) {
        this.bytes = bytes;
        this.file = new ClassFile(bytes);
    }

    /** Whether a method of this name can have a block that is pending: if not, the library need not be loaded. */
    boolean mayHaveBlocks(String method) {
        return file.catchesAll(method);
    }

    /** The methods of a name; empty if the class has none. */
    List<MethodCode> methods(String name) {
        List<MethodCode> known = methods.get(name);
        if (known == null) {
            known = new ArrayList<MethodCode>();
            lineMap = new MethodsReader(bytes, name, known).read();
            methods.put(name, known);
        }
        return Collections.unmodifiableList(known);
    }

    /** How many entries its constant pool has. */
    int constants() {
        return file.constants().count();
    }

    /** Where lines of code come from that was inlined; known once a method was read. */
    LineMap lineMap() {
        return lineMap;
    }
}
