package com.acme.rules;

import com.acme.Effects;
import java.security.Permission;

/** Tries to end the JVM as told, where the application's own SecurityManager forbids it. */
@SuppressWarnings({"deprecation", "removal"})
public final class TriesToEndUnderSecurityManager {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        System.setSecurityManager(new Forbidding());
        String[] words = args[0].split(" ");
        try {
            TriesToEnd.end(words[0], Integer.parseInt(words[1]));
        } catch (SecurityException e) {
            Effects.append(e.getMessage());
        } finally {
            Effects.append("finally");
        }
    }

    private static final class Forbidding extends SecurityManager {
        @Override
        public void checkExit(int status) {
            throw new SecurityException("forbidden");
        }

        @Override
        public void checkPermission(Permission permission) {}
    }
}
