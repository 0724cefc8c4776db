package prices;

import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void printsHelp() {
        PriceList.main("--help");
    }
}
