package io.github.atexit.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.zip.ZipInputStream;

/**
 * What {@code javap -v -p} lists of the calls that a scan is about, in the scan's own words. Only class files are asked
 * for that have one of the names in their constant pool. Knows no class that is a pool by its superclass.
 */
final class Javap {
    /** With what precedes a text in a constant pool: its tag and its length. */
    private static final List<String> NAMES = List.of(
            "\1\0\4exit",
            "\1\0\4halt",
            "\1\0\17addShutdownHook",
            "\1\0\14deleteOnExit",
            "sun/misc/Signal",
            "java/util/Timer",
            "java/util/concurrent/Executors",
            "java/util/concurrent/ForkJoinPool",
            "ThreadPoolExecutor");

    private static final Map<Pattern, String> CALLS = Map.of(
            Pattern.compile("java/lang/(System|Runtime)\\.(exit):\\(I\\)V"), "exit",
            Pattern.compile("java/lang/(Runtime)\\.(halt):\\(I\\)V"), "halt",
            Pattern.compile("java/lang/(Runtime)\\.(addShutdownHook):.*"), "hook",
            Pattern.compile("java/io/(File)\\.(deleteOnExit):\\(\\)V"), "delete-on-exit",
            Pattern.compile("sun/misc/(Signal)\\.(handle):.*"), "signal",
            Pattern.compile("java/util/concurrent/(Executors)\\.(new\\w+):.*ExecutorService;"), "executor",
            Pattern.compile("java/util/concurrent/((?:Scheduled)?ThreadPoolExecutor|ForkJoinPool)\\.(\"<init>\"):.*"),
                    "executor",
            Pattern.compile("java/util/(Timer)\\.(\"<init>\"):.*"), "pool");
    private static final Pattern METHOD = Pattern.compile("  \\S.*?([\\w$<>]+)\\(.*\\).*;");
    private static final Pattern CODE =
            Pattern.compile(" +(\\d+): (invoke(?:static|virtual|special)|invokedynamic|new) +[^/]*// (.*)");
    private static final Pattern LINE = Pattern.compile(" +line (\\d+): (\\d+)");
    private static final Pattern BOOTSTRAP = Pattern.compile("  (\\d+): #.*");
    private static final Pattern DYNAMIC = Pattern.compile("InvokeDynamic #(\\d+):.*");

    private record Instruction(String method, int offset, String operation, String operand) {}

    private final List<String> found = new ArrayList<>();

    private Javap() {}

    /** The findings of a jar and of the jars inside it, as {@code kind what pkg.Class.method(File.java:42)}. */
    static List<String> list(Path jar) {
        var javap = new Javap();
        try (var in = Files.newInputStream(jar)) {
            javap.jar(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return javap.found;
    }

    private void jar(InputStream in) throws IOException {
        var zip = new ZipInputStream(in);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(".jar")) {
                jar(new ByteArrayInputStream(zip.readAllBytes()));
            } else if (entry.getName().endsWith(".class")) {
                byte[] bytes = zip.readAllBytes();
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                if (NAMES.stream().anyMatch(text::contains)) {
                    classFile(bytes);
                }
            }
        }
    }

    private void classFile(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("javap", ".class");
        Files.write(file, bytes);
        var text = new StringWriter();
        var javap = ToolProvider.findFirst("javap").orElseThrow();
        int status = javap.run(new PrintWriter(text), new PrintWriter(text), "-v", "-p", file.toString());
        Files.delete(file);
        if (status != 0) {
            throw new AssertionError("javap ended with " + status + "\n" + text);
        }
        new OneClass().read(text.toString().lines().toList());
    }

    /** The output for one class. */
    private final class OneClass {
        private final List<Instruction> instructions = new ArrayList<>();
        private final Map<String, TreeMap<Integer, Integer>> lines = new TreeMap<>();
        private final Map<String, List<String>> bootstraps = new TreeMap<>();
        private String name = "";
        private String source = "";

        void read(List<String> output) {
            String method = "";
            String key = "";
            String bootstrap = null;
            for (String line : output) {
                if (line.startsWith("  Compiled from \"")) {
                    source = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
                } else if (line.startsWith("  this_class: ")) {
                    name = line.substring(line.indexOf("// ") + 3)
                            .replace('/', '.')
                            .replace("\"", "");
                } else if (line.equals("  static {};")) {
                    method = "<clinit>";
                    key = line;
                } else if (METHOD.matcher(line).matches()) {
                    method = methodName(line);
                    key = line;
                } else if (line.equals("BootstrapMethods:")) {
                    bootstrap = "";
                }
                var code = CODE.matcher(line);
                if (code.matches()) {
                    instructions.add(new Instruction(
                            method + '\n' + key, Integer.parseInt(code.group(1)), code.group(2), code.group(3)));
                }
                var number = LINE.matcher(line);
                if (number.matches()) {
                    lines.computeIfAbsent(method + '\n' + key, any -> new TreeMap<>())
                            .put(Integer.parseInt(number.group(2)), Integer.parseInt(number.group(1)));
                }
                if (bootstrap != null) {
                    var start = BOOTSTRAP.matcher(line);
                    bootstrap = start.matches() ? start.group(1) : bootstrap;
                    bootstraps
                            .computeIfAbsent(bootstrap, any -> new ArrayList<>())
                            .add(line);
                }
            }
            instructions.forEach(this::judge);
        }

        private String methodName(String line) {
            var matcher = METHOD.matcher(line);
            String found = matcher.matches() ? matcher.group(1) : "";
            String before = line.substring(2, line.indexOf('('));
            String last = before.substring(before.lastIndexOf(' ') + 1);
            return last.equals(name) ? "<init>" : found;
        }

        private void judge(Instruction instruction) {
            String operand = instruction.operand();
            switch (instruction.operation()) {
                case "invokestatic", "invokevirtual" -> call(instruction, operand.replaceFirst("^Method ", ""), ".");
                case "new" -> call(instruction, operand.replaceFirst("^class ", "") + ".\"<init>\":", "new ");
                case "invokedynamic" -> {
                    var dynamic = DYNAMIC.matcher(operand);
                    if (dynamic.matches()) {
                        bootstraps.get(dynamic.group(1)).stream()
                                .filter(line -> line.contains(" REF_"))
                                .skip(1) // the bootstrap method itself
                                .forEach(line -> call(instruction, line.replaceFirst(".* REF_\\w+ ", ""), "::"));
                    }
                }
                default -> {}
            }
        }

        private void call(Instruction instruction, String target, String how) {
            CALLS.forEach((pattern, kind) -> {
                var matcher = pattern.matcher(target);
                if (matcher.matches()) {
                    String type = matcher.group(1);
                    String member = matcher.group(2).equals("\"<init>\"") ? "new" : matcher.group(2);
                    String what = how.equals("new ") ? how + type : type + how + member;
                    found.add(kind + ' ' + what + ' ' + place(instruction));
                }
            });
        }

        private String place(Instruction instruction) {
            var table = lines.getOrDefault(instruction.method(), new TreeMap<>());
            var line = table.floorEntry(instruction.offset());
            String method = instruction.method().lines().findFirst().orElseThrow();
            String file = source.isEmpty() ? null : source;
            return new StackTraceElement(name, method, file, line == null ? -1 : line.getValue()).toString();
        }
    }
}
