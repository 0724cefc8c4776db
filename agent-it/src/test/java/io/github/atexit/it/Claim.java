package io.github.atexit.it;

/** An argument of a parameterized test that names its row of the README's table itself; see {@link Under}. */
interface Claim {
    /** The row, in words. */
    String claim();

    Jdk jdk();

    /** What does not hold there, and why; the test shows what happens instead. Empty where all holds. */
    default String but() {
        return "";
    }
}
