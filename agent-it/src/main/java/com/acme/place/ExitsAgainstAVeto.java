package com.acme.place;

import com.acme.Effects;
import java.security.Permission;

/** Calls {@code System.exit}, which its security manager refuses; then main returns. For JDK 8 to 17. */
@SuppressWarnings({"deprecation", "removal"})
public final class ExitsAgainstAVeto {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        System.setSecurityManager(new Refusing());
        try {
            System.exit(3);
        } catch (SecurityException e) {
            Effects.append("refused");
        }
    }

    private static final class Refusing extends SecurityManager {
        @Override
        public void checkExit(int status) {
            throw new SecurityException("exit is refused");
        }

        @Override
        public void checkPermission(Permission permission) {}
    }
}
