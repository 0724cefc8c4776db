package io.github.atexit.launch;

import io.github.atexit.exit.CallStack;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.report.ReportText;
import io.github.atexit.rule.RuleSubject;
import java.util.ArrayList;
import java.util.List;

/** An exit as the bridge handed it over, with the classes of its stack. Used by one thread. */
final class ObservedExit extends RuleSubject {
    private final CallStack stack;

    ObservedExit(ExitEvent event, CallStack stack) {
        super(event);
        this.stack = stack;
    }

    @Override
    protected List<String> findJars() {
        List<String> jars = new ArrayList<String>();
        for (int i = 0; i < stack.depth(); i++) {
            String jar = ReportText.codeSource(stack.declaringClass(i));
            if (jar != null && !jars.contains(jar)) {
                jars.add(jar);
            }
        }
        return jars;
    }
}
