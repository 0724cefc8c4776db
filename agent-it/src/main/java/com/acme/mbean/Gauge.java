package com.acme.mbean;

import com.acme.Effects;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;

/** An MBean that is less busy with every look at it, and leaves a mark of what is done to it. */
public final class Gauge implements GaugeMBean {
    private final String name;
    private int busy;

    Gauge(String name, int busy) {
        this.name = name;
        this.busy = busy;
    }

    /** Shows it as {@code com.acme:type=Gauge,name=…}. */
    void register() throws Exception {
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(this, new ObjectName("com.acme:type=Gauge,name=" + name));
    }

    @Override
    public int getBusy() {
        return busy > 0 ? busy-- : busy;
    }

    @Override
    public String getState() {
        return "OPEN";
    }

    @Override
    public int getLevel() {
        return 1;
    }

    @Override
    public void setLevel(int level) throws IOException {
        Effects.append(name + " level " + level);
    }

    @Override
    public void mark(String text, int number) throws IOException {
        Effects.append(name + " " + text + " " + number);
    }

    @Override
    public void fail() throws IOException {
        throw new IOException("disk is gone");
    }

    @Override
    public void hang() throws InterruptedException {
        Effects.hang();
    }

    @Override
    public void exit() {
        System.exit(5);
    }
}
