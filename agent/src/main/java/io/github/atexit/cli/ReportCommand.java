package io.github.atexit.cli;

import io.github.atexit.history.ExitHistory;
import io.github.atexit.page.ExitPage;
import io.github.atexit.page.HistoryPage;
import io.github.atexit.page.PageFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sums up the reports that JVMs have written. */
@Command(name = "report", description = "Sum up exit reports: who, how often, what was skipped.")
final class ReportCommand extends ToolCommand {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of exit reports (report.file).")
    private List<String> files = new ArrayList<>();

    @Option(names = "--last", description = "Tell of the last exit alone, in detail.")
    private boolean last;

    @Option(names = "--json", description = "Print JSON; with --last the report as it was written.")
    private boolean json;

    @Option(names = "--html", paramLabel = "OUT", description = "Write a page instead, to this file.")
    private @Nullable String html;

    ReportCommand(ToolContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        ReportFiles read = new ReportFiles();
        for (String file : files) {
            read.read(file);
        }
        for (ReportFiles.Problem problem : read.problems()) {
            context.err().println("atexit-agent report: " + ToolContext.escaped(problem.toString()));
        }
        boolean isWritten = true;
        if (read.history().tally().count() > 0) {
            isWritten = html == null || writePage(html, read.history());
            print(read);
        } else if (json && !last) {
            print(HistoryJson.of(read.history().tally(), read.problems()));
        }
        return read.isComplete() && isWritten ? Tool.OK : Tool.PROBLEMS;
    }

    private void print(ReportFiles read) {
        ExitHistory history = read.history();
        if (json) {
            print(last ? history.last().json().trim() : HistoryJson.of(history.tally(), read.problems()));
        } else if (html == null) {
            boolean coloured = context.isColoured();
            context.out()
                    .print(
                            last
                                    ? LastExitText.of(history.last(), coloured)
                                    : HistoryText.of(history.tally(), coloured));
        }
    }

    private boolean writePage(String file, ExitHistory history) {
        try {
            PageFile.write(Paths.get(file), last ? ExitPage.of(history.last()) : HistoryPage.of(history));
        } catch (IOException | InvalidPathException e) {
            String problem = e instanceof NoSuchFileException ? "there is no such directory" : e.getMessage();
            context.err().println("atexit-agent report: " + ToolContext.escaped(file + ": " + problem));
            return false;
        }
        if (!json) {
            print(ToolContext.escaped(file) + ": "
                    + (last ? "the last exit" : history.tally().mainPoint()));
        }
        return true;
    }
}
