package io.github.atexit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {
    @ParameterizedTest
    @CsvSource({
        "nothing here,nothing here",
        "a hunter22 b,a *** b",
        "hunter22hunter22,******",
        "short: abc12,short: abc12",
        "hunter22-long and hunter22,*** and ***",
    })
    void secretsOfSixCharactersAndMoreAreReplacedLongestFirst(String text, String masked) {
        assertEquals(masked, new SecretMask(() -> List.of("hunter22", "abc12", "hunter22-long")).mask(text));
    }
}
