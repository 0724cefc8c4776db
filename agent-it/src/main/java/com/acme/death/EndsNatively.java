package com.acme.death;

import com.acme.Effects;
import java.lang.reflect.Method;

/** Ends by a native call, past every route of Java, with the status of its argument. */
public final class EndsNatively {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        Method halt = Class.forName("java.lang.Shutdown").getDeclaredMethod("halt0", int.class);
        halt.setAccessible(true);
        halt.invoke(null, Integer.parseInt(args[0]));
    }
}
