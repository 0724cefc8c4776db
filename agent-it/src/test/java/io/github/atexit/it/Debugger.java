package io.github.atexit.it;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A debugger that waits for a JVM and ends it. */
final class Debugger {
    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;
    private final CompletableFuture<VirtualMachine> machine;

    private Debugger(ListeningConnector connector) {
        this.connector = connector;
        this.arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        try {
            this.address = connector.startListening(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
        this.machine = CompletableFuture.supplyAsync(this::accept);
    }

    /**
     * Starts an application that waits, and ends it as JDWP has it.
     *
     * @param before is waited for
     */
    static Ended ends(Jvm waiting, int status, Consumer<Child> before) {
        var debugger = listening();
        Child child = waiting.flags(debugger.flag()).start().awaitLine("ready");
        before.accept(child);
        debugger.exit(status);
        return child.end();
    }

    private static Debugger listening() {
        return new Debugger(Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(each -> each.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow());
    }

    private VirtualMachine accept() {
        try {
            return connector.accept(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the JVM that is to come here. */
    private String flag() {
        String port = address.substring(address.lastIndexOf(':') + 1);
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,address=127.0.0.1:" + port;
    }

    private void exit(int status) {
        machine.orTimeout(60, TimeUnit.SECONDS).join().exit(status);
        try {
            connector.stopListening(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }
}
