package io.github.atexit.handler;

/** What JMX shows of a {@link TargetGauge}. */
public interface TargetGaugeMBean {
    int getBusy();

    String getState();

    double getLoad();

    boolean isOpen();

    String getNothing();

    int getLevel();

    void setLevel(int level);

    String flush();

    void write(int number);

    void write(String text);

    void copy(String[] names, long size);

    void fail();

    void failHard() throws Exception;
}
