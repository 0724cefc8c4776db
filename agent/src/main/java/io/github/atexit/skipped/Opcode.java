package io.github.atexit.skipped;

/**
 * The instructions that this package tells apart (JVMS 6.5). Not the library's constants: a class that uses nothing else of
 * the library keeps its name unrelocated.
 */
final class Opcode {
    static final int NOP = 0;
    static final int LDC = 18;
    static final int ALOAD = 25;
    static final int ASTORE = 58;
    static final int GOTO = 167;
    static final int GETSTATIC = 178;
    static final int PUTSTATIC = 179;
    static final int INVOKEVIRTUAL = 182;
    static final int INVOKESPECIAL = 183;
    static final int INVOKESTATIC = 184;
    static final int INVOKEINTERFACE = 185;
    static final int INVOKEDYNAMIC = 186;
    static final int NEW = 187;
    static final int ANEWARRAY = 189;
    static final int ATHROW = 191;
    static final int CHECKCAST = 192;
    static final int INSTANCEOF = 193;
    static final int MONITOREXIT = 195;
    static final int MULTIANEWARRAY = 197;
    static final int IFNULL = 198;

    private Opcode() {}
}
