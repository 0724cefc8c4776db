package com.acme.attach;

import com.acme.Effects;
import com.acme.instance.Resource;
import java.util.ArrayList;
import java.util.List;

/** Opens a resource, and another one when a file {@code go} is there; then waits until a signal ends it. */
public final class OpensOnDemand {
    private static final List<Object> OPEN = new ArrayList<Object>();

    public static void main(String[] args) throws Exception {
        OPEN.add(new Resource("early"));
        Effects.say("ready");
        while (!new java.io.File("go").exists()) {
            Thread.sleep(5);
        }
        OPEN.add(new Resource("late"));
        Effects.say("opened");
        Effects.hang();
    }
}
