package warehouse;

/** A stored procedure as users install them beside a database server. This one ends the server. */
public final class Shelves {
    private Shelves() {}

    /** Ends the JVM with status 3 when it is asked for a shelf that the warehouse does not have. */
    public static void check(int shelf) {
        if (shelf > 99) {
            Runtime.getRuntime().halt(3);
        }
    }
}
