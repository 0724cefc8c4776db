package com.acme.mbean;

import com.acme.handler.EndsAsTold;

/** Shows two MBeans, then ends by the route that its argument names. */
public final class ShowsGauges {
    public static void main(String[] args) throws Exception {
        new Gauge("one", 2).register();
        new Gauge("two", 3).register();
        EndsAsTold.main(args);
    }
}
