package com.acme.mbean;

/** What JMX shows of a {@link Gauge}. */
public interface GaugeMBean {
    int getBusy();

    String getState();

    int getLevel();

    void setLevel(int level) throws Exception;

    void mark(String text, int number) throws Exception;

    void fail() throws Exception;

    void hang() throws Exception;

    void exit();
}
