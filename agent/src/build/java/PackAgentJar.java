public class PackAgentJar {
    public static void main(String[] a) {}
}
