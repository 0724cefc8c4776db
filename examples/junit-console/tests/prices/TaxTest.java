package prices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TaxTest {
    @Test
    void addsTax() {
        assertEquals(119, PriceList.withTax(100));
    }

    @Test
    void roundsUp() {
        assertEquals(2, PriceList.withTax(1));
    }
}
