package com.acme.instance;

/** An interface of what can be closed. */
public interface Port {
    void close() throws Exception;
}
