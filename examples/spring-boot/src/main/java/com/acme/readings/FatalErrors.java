package com.acme.readings;

import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.LoggerFactory;

/** Ends a process that cannot be trusted any more, as servers such as Elasticsearch do. */
class FatalErrors implements UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            Runtime.getRuntime().halt(127);
        }
        LoggerFactory.getLogger(FatalErrors.class).error("{} died", thread.getName(), failure);
    }
}
