package com.acme.company;

import com.acme.Effects;
import java.security.Permission;

/** Calls {@code System.exit}, which a security manager refuses, and again when it does no more. For JDK 8 to 17. */
@SuppressWarnings({"deprecation", "removal"})
public final class ExitsAfterAVeto {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        Moody manager = new Moody();
        System.setSecurityManager(manager);
        try {
            System.exit(3);
        } catch (SecurityException e) {
            Effects.append("refused");
        }
        manager.refuses = false;
        System.exit(4);
    }

    private static final class Moody extends SecurityManager {
        private boolean refuses = true;

        @Override
        public void checkExit(int status) {
            if (refuses) {
                throw new SecurityException("exit is refused");
            }
        }

        @Override
        public void checkPermission(Permission permission) {}
    }
}
