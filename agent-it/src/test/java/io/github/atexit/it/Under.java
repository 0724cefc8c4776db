package io.github.atexit.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the rows of a test class rows of the README's table: those of its parameterized tests that are a {@link Claim},
 * or take a {@link Jdk} and have {@link Holds}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Under {
    /** The part of the table. */
    Trouble value();
}
