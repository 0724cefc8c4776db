package billing;

import java.util.List;

/** A batch job that ends by halt, as jobs do whose libraries leave threads behind. */
public final class NightlyRun {
    private NightlyRun() {}

    public static void main(String[] args) {
        var invoices = List.of(new Invoice(120, false), new Invoice(80, true));
        int total = 0;
        for (Invoice invoice : invoices) {
            total += invoice.amount();
        }
        System.out.println("total " + total);
        if (args.length > 0) {
            Runtime.getRuntime().halt(Integer.parseInt(args[0]));
        }
    }

    private record Invoice(int net, boolean overdue) {
        int amount() {
            return overdue ? net + 5 : net;
        }
    }
}
