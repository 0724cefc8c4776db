package PACKAGE

import groovy.transform.CompileStatic

/** As Blocks.java, in Groovy. */
class GroovyBlocks {
    private Runnable exit
    private int step
    private int touched

    static void begin(Runnable exit) {
        new GroovyBlocks(exit: exit).next()
    }

    void touch() {
        touched++
    }

    Closeable open() {
        return { -> } as Closeable
    }

    int next() {
        switch (step++) {
            case 0:
                plain()
                break
            case 1:
                tryOfThree()
                break
            case 2:
                catchOfThree()
                break
            case 3:
                finallyOfThree()
                break
            case 4:
                nested()
                break
            case 5:
                earlyReturn()
                break
            case 6:
                resource()
                break
            case 7:
                compiledResource()
                break
            case 8:
                synchronizes()
                break
            case 9:
                closure()
                break
            case 10:
                each()
                break
            case 11:
                catchesOnly()
                break
            case 12:
                withCloseable()
                break
            case 13:
                compiled()
                break
            case 14:
                longFinally()
                break
            case 15:
                finallyInsideFinally()
                break
            default:
                exit.run()
        }
        return step
    }

    void plain() {
        touch()
        try {
            next()
        } finally {
            touch() // skipped: finally
        }
    }

    void tryOfThree() {
        try {
            next()
        } catch (IllegalStateException e) {
            touch()
        } finally {
            touch() // skipped: finally
        }
    }

    void catchOfThree() {
        try {
            throw new IllegalStateException()
        } catch (IllegalStateException e) {
            next()
        } finally {
            touch() // skipped: finally
        }
    }

    void finallyOfThree() {
        try {
            touch()
        } catch (IllegalStateException e) {
            touch()
        } finally {
            next()
        }
    }

    void nested() {
        try {
            try {
                next()
            } finally {
                touch() // skipped: finally
            }
        } finally {
            touch() // skipped: finally
        }
    }

    int earlyReturn() {
        for (i in 0..3) {
            try {
                if (i == 1) continue
                if (i == 2) return next()
            } finally {
                touch() // skipped: finally
            }
        }
        return 0
    }

    void resource() {
        try (Closeable a = open()) { // skipped: try-with-resources
            next()
        }
    }

    @CompileStatic
    void compiledResource() {
        try (Closeable a = open(); Closeable b = open()) { // skipped: try-with-resources
            next()
        } finally {
            touch() // skipped: finally
        }
    }

    void synchronizes() {
        synchronized (exit) { // skipped: synchronized
            next()
        }
    }

    void closure() {
        def body = {
            try {
                next()
            } finally {
                touch() // skipped: finally
            }
        }
        body()
    }

    void each() {
        [1, 2].each {
            try {
                if (it == 2) next()
            } finally {
                touch() // skipped: finally
            }
        }
    }

    void catchesOnly() {
        try {
            next()
        } catch (IllegalStateException e) {
            touch()
        }
    }

    void withCloseable() {
        open().withCloseable {
            next()
        }
    }

    @CompileStatic
    void compiled() {
        try {
            next()
        } catch (IllegalStateException e) {
            touch()
        } finally {
            touch() // skipped: finally
        }
    }

    void longFinally() {
        try {
            next()
        } finally {
            int i = step // skipped: finally
            while (i > 0) {
                i--
            }
            touch()
        }
    }

    void finallyInsideFinally() {
        try {
            touch()
        } finally {
            try {
                next()
            } finally {
                touch() // skipped: finally
            }
        }
    }
}
