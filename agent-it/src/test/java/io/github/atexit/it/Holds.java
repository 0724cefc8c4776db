package io.github.atexit.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the row of the README's table that a parameterized test over JDKs stands for; see {@link Under}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Holds {
    /** The row, in words. */
    String value();

    /** What does not hold there, and why; the test shows what happens instead. Empty where all holds. */
    String but() default "";
}
