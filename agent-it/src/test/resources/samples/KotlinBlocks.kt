package PACKAGE

import java.io.Closeable
import java.util.concurrent.Callable
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.Dispatchers

/** As Blocks.java, in Kotlin. */
class KotlinBlocks private constructor(private val exit: Runnable) {
    private var step = 0
    private var touched = 0

    companion object {
        @JvmStatic
        fun begin(exit: Runnable) {
            KotlinBlocks(exit).next()
        }
    }

    private fun touch() {
        touched++
    }

    private fun open(): Closeable = Closeable { touch() }

    private fun next(): Int {
        when (step++) {
            0 -> plain()
            1 -> tryOfThree()
            2 -> catchOfThree()
            3 -> finallyOfThree()
            4 -> nested()
            5 -> earlyReturn()
            6 -> expression()
            7 -> uses()
            8 -> usesNull(null)
            9 -> usesNested()
            10 -> withLock(ReentrantLock())
            11 -> synchronizes()
            12 -> lambdas()
            13 -> inlined()
            14 -> sequences()
            15 -> whens(1)
            16 -> catchesOnly()
            17 -> finallyInsideFinally()
            18 -> coroutine()
            else -> exit.run()
        }
        return step
    }

    private fun plain() {
        touch()
        try {
            next()
        } finally {
            touch() // skipped: finally
        }
    }

    private fun tryOfThree() {
        try {
            next()
        } catch (e: IllegalStateException) {
            touch()
        } finally {
            touch() // skipped: finally
        }
    }

    private fun catchOfThree() {
        try {
            throw IllegalStateException()
        } catch (e: IllegalStateException) {
            next()
        } finally {
            touch() // skipped: finally
        }
    }

    private fun finallyOfThree() {
        try {
            touch()
        } catch (e: IllegalStateException) {
            touch()
        } finally {
            next()
        }
    }

    private fun nested() {
        try {
            try {
                next()
            } finally {
                touch() // skipped: finally
            }
        } finally {
            touch() // skipped: finally
            touch()
        }
    }

    private fun earlyReturn(): Int {
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

    private fun expression() {
        val value = try {
            next()
        } catch (e: IllegalStateException) {
            1
        } finally {
            touch() // skipped: finally
        }
        touched += value
    }

    private fun uses() {
        open().use { // skipped: try-with-resources
            next()
        }
    }

    private fun usesNull(given: Closeable?) {
        given.use { // skipped: try-with-resources
            next()
        }
    }

    private fun usesNested() {
        open().use { first -> // skipped: try-with-resources
            open().use { second -> // skipped: try-with-resources
                next()
                second.close()
            }
            first.close()
        }
    }

    private fun withLock(lock: ReentrantLock) {
        lock.withLock { // skipped: finally
            next()
        }
    }

    private fun synchronizes() {
        synchronized(exit) { // skipped: synchronized
            next()
        }
    }

    private fun call(body: () -> Int): Int = body()

    private fun lambdas() {
        call {
            try {
                next()
            } finally {
                touch() // skipped: finally
            }
        }
    }

    private inline fun guarded(body: () -> Unit) {
        try {
            body()
        } finally {
            touch()
        }
    }

    private fun inlined() {
        touch()
        guarded { // skipped: finally
            next()
        }
    }

    private fun sequences() {
        val numbers = sequence {
            try {
                yield(1)
                yield(next())
            } finally {
                touch() // skipped: finally
            }
        }
        touched += numbers.sum()
    }

    private fun whens(value: Int) {
        when (value) {
            1 -> try {
                next()
            } finally {
                touch() // skipped: finally
            }
            else -> touch()
        }
    }

    private fun catchesOnly() {
        try {
            next()
        } catch (e: IllegalStateException) {
            touch()
        }
    }

    private fun finallyInsideFinally() {
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

    private suspend fun suspends() {
        try {
            delay(1)
            next()
        } finally {
            touch() // skipped: finally
        }
    }

    private fun coroutine() {
        runBlocking {
            try {
                delay(1)
                suspends()
            } finally {
                touch()
            }
        }
    }
}
