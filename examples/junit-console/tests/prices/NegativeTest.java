package prices;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NegativeTest {
    @Test
    void refusesNegativeAmounts() {
        assertThrows(IllegalArgumentException.class, () -> PriceList.withTax(-1));
    }
}
