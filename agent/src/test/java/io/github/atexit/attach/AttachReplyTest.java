package io.github.atexit.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The agent's answer on its way to the one who attached. */
class AttachReplyTest {
    @Test
    void arrivesAsItWasSent() {
        var sent = new AttachReply(3, AttachReply.Outcome.REPLACED, "/etc/atexit.json", 2, List.of("one", "two"));

        var received = AttachReply.parse(sent.toString());

        assertNotNull(received);
        assertEquals(3, received.number());
        assertEquals(AttachReply.Outcome.REPLACED, received.outcome());
        assertEquals("/etc/atexit.json", received.manifest());
        assertEquals(2, received.handlers());
        assertEquals(List.of("one", "two"), received.lines());
    }

    @Test
    void isNoneInAnotherForm() {
        assertNull(AttachReply.parse(null));
        assertNull(AttachReply.parse(""));
        assertNull(AttachReply.parse("1\nEXPLODED\n\n0"));
        assertNull(AttachReply.parse("1\nARMED"));
    }
}
