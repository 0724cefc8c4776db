package com.acme.route;

import com.acme.Effects;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Has a handler of its own for SIGTERM, which calls {@code System.exit}. */
public final class ExitsInOwnSignalHandler {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        // By reflection: sun.misc is not in the API of --release 8.
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object exiting = Proxy.newProxyInstance(
                ExitsInOwnSignalHandler.class.getClassLoader(), new Class<?>[] {handler}, new Exiting());
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), exiting);
        Effects.say("ready");
        Effects.hang();
    }

    private static final class Exiting implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] args) {
            if (method.getName().equals("handle")) {
                System.exit(7);
            }
            return method.getName().equals("hashCode") ? Integer.valueOf(1) : null;
        }
    }
}
