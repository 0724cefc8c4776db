package prices;

/** The program under test. It ends the JVM where it should return or throw. */
final class PriceList {
    private PriceList() {}

    static void main(String... args) {
        if (args[0].equals("--help")) {
            System.out.println("usage: prices NET-AMOUNT");
            System.exit(0);
        }
        System.out.println(withTax(Integer.parseInt(args[0])));
    }

    static int withTax(int net) {
        if (net < 0) {
            Runtime.getRuntime().halt(3);
        }
        return net * 119 / 100;
    }
}
