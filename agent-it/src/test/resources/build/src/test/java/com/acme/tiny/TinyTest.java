package com.acme.tiny;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TinyTest {
    @Test
    void isTwice() {
        assertEquals(4, Tiny.twice(2));
    }

    @Test
    void isNothing() {
        assertEquals(0, Tiny.twice(0));
    }
}
