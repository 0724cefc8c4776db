package io.github.atexit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.atexit.process.LocalJvm;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the running JVMs, without disturbing them. */
@Command(name = "list", description = "List the JVMs here: which have the agent, armed with what.")
final class ListCommand extends ToolCommand {
    private static final List<String> HEAD = Arrays.asList("PID", "JAVA", "AGENT", "HANDLERS", "MAIN", "MANIFEST");

    @Option(names = "--json", description = "One JSON array.")
    private boolean json;

    ListCommand(ToolContext context) {
        super(context);
    }

    @Override
    public Integer call() throws IOException {
        List<LocalJvm> jvms = LocalJvm.all();
        if (json) {
            print(json(jvms));
        } else if (jvms.isEmpty()) {
            print("no JVM of this user runs here");
        } else {
            table(jvms);
        }
        return Tool.OK;
    }

    private void table(List<LocalJvm> jvms) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (LocalJvm jvm : jvms) {
            boolean armed = jvm.agent() == LocalJvm.Agent.ARMED;
            rows.add(Arrays.asList(
                    Long.toString(jvm.pid()),
                    orDash(jvm.java()),
                    jvm.agent().word(),
                    armed ? Long.toString(jvm.handlers()) : "-",
                    orDash(jvm.main()),
                    orDash(jvm.manifest())));
        }
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean last = i == widths.length - 1;
                line.append(row.get(i));
                for (int pad = row.get(i).length(); pad < widths[i] + 2 && !last; pad++) {
                    line.append(' ');
                }
            }
            print(line.toString());
        }
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : ToolContext.escaped(text);
    }

    private static String json(List<LocalJvm> jvms) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator array = new JsonFactory().createGenerator(text)) {
            array.writeStartArray();
            for (LocalJvm jvm : jvms) {
                array.writeStartObject();
                array.writeNumberField("pid", jvm.pid());
                array.writeStringField("java", jvm.java());
                array.writeStringField("main", jvm.main());
                array.writeStringField("agent", jvm.agent().word());
                array.writeStringField("manifest", jvm.manifest());
                array.writeNumberField("handlers", jvm.handlers());
                array.writeEndObject();
            }
            array.writeEndArray();
        }
        return text.toString();
    }
}
