package io.github.atexit.history;

/** Lines of reports as JVMs write them: each an exit whose main point is a different one. */
public final class SampleReports {
    private static final String COMMON = """
            {"schema":"atexit-report/1","id":"4711-19a-1","time":"%s","pid":4711,"host":"orders-1",\
            "jvm":{"version":"25.0.1+8","vendor":"Acme"},"agentVersion":"0.1.0","mainClass":"com.acme.Orders",\
            "commandLine":"java -jar orders.jar","uptimeMillis":12400,%s,"likely":[]}""";

    private static final String NOTHING = """
            "skipped":{"handlers":[],"shutdownHooks":[],"deleteOnExit":[],"finallyBlocks":[],"threads":[],\
            "queuedTasks":[]}""";

    private static final String CALLER = """
            "caller":{"class":"com.acme.Worker","method":"fail","file":"Worker.java","line":42,\
            "jar":"/srv/lib/worker.jar"}""";

    private SampleReports() {}

    /** A SIGTERM after which all cleanup ran. */
    public static String clean(String time) {
        return COMMON.formatted(time, """
                "route":"signal","status":143,"finalStatus":143,"signal":"TERM",\
                "thread":{"name":"SIGTERM handler","daemon":true},"caller":null,"stack":[],\
                "mainEnd":{"outcome":"returned","afterMillis":900},"lastThread":null,"nested":[],"denied":[],"rule":null,\
                "phases":[{"name":"notify","millis":40},{"name":"shutdown-hooks","millis":300},{"name":"release","millis":30}],\
                "handlers":[{"name":"deregister","type":"http","phase":"notify","outcome":"ok","millis":40,"error":null,"output":null,"reason":null},\
                {"name":"pool","type":"close","phase":"release","outcome":"ok","millis":30,"error":null,"output":null,"reason":null},\
                {"name":"only halt","type":"log","phase":"release","outcome":"skipped","millis":0,"error":null,"output":null,"reason":"not for route signal"}],\
                "shutdownHooks":[{"name":"app","class":"com.acme.Hook","jar":"/srv/orders.jar","outcome":"ok","millis":290,"stack":[]}],\
                """ + NOTHING + """
                ,"deadlineExceeded":false,"deadlineMillis":25000,"sequenceMillis":372""");
    }

    /** A halt that skipped some of everything, with a handler that failed. */
    public static String halt(String time) {
        return COMMON.formatted(time, """
                "route":"halt","status":3,"finalStatus":3,"signal":null,"thread":{"name":"pool-1","daemon":false},\
                """ + CALLER + """
                ,"stack":["java.lang.Runtime.halt(Runtime.java:285)","com.acme.Worker.fail(Worker.java:42)"],\
                "mainEnd":{"outcome":"running","afterMillis":null},"lastThread":null,\
                "nested":[{"route":"exit","status":1,"thread":"main","caller":null}],\
                "denied":[{"route":"exit","status":0,"caller":null,"time":"2026-11-23T06:00:00.000Z"}],"rule":null,\
                "phases":[{"name":"save","millis":1207}],\
                "handlers":[{"name":"state","type":"invoke","phase":"save","outcome":"failed","millis":1207,\
                "error":{"type":"java.sql.SQLException","message":"connection is closed","stack":["com.acme.Db.use(Db.java:7)"]},"output":"saved 7","reason":null}],\
                "shutdownHooks":[],\
                "skipped":{"handlers":["coverage"],\
                "shutdownHooks":[{"name":"Thread-3","class":"com.acme.Flush$$Lambda$7/0x1","jar":null},{"name":"context","class":"com.acme.Close","jar":"/srv/orders.jar"}],\
                "deleteOnExit":["/tmp/upload1234567.tmp"],\
                "finallyBlocks":[{"class":"com.acme.Worker","method":"run","file":"Worker.java","line":40,"thread":"pool-1","kind":"finally"},\
                {"class":"com.acme.Idle","method":"run","file":"Idle.java","line":9,"thread":"pool-2","kind":"finally"},\
                {"class":"com.acme.Worker","method":"run","file":"Worker.java","line":38,"thread":"pool-1","kind":"synchronized"}],\
                "threads":[{"name":"pool-2","stack":["com.acme.Idle.run(Idle.java:8)"]}],\
                "queuedTasks":[{"executor":"pool","queued":1204,"running":1,"sample":["com.acme.SendMail"]}]},\
                "deadlineExceeded":false,"deadlineMillis":5000,"sequenceMillis":1210,"cut":"5 of skipped.deleteOnExit, 2 of nested\"""");
    }

    /** A SIGTERM whose deadline cut two of the JVM's hooks. */
    public static String deadline(String time) {
        return COMMON.formatted(time, """
                "route":"signal","status":143,"finalStatus":143,"signal":"TERM",\
                "thread":{"name":"SIGTERM handler","daemon":true},"caller":null,"stack":[],\
                "mainEnd":{"outcome":"running","afterMillis":null},"lastThread":null,"nested":[],"denied":[],"rule":null,\
                "phases":[{"name":"save","millis":100},{"name":"shutdown-hooks","millis":3900},{"name":"release","millis":5}],\
                "handlers":[{"name":"state","type":"invoke","phase":"save","outcome":"ok","millis":100,"error":null,"output":null,"reason":null},\
                {"name":"pool","type":"close","phase":"release","outcome":"ok","millis":5,"error":null,"output":null,"reason":null}],\
                "shutdownHooks":[{"name":"consumer","class":"com.acme.Consumer","jar":"/srv/orders.jar","outcome":"running","millis":3900,\
                "stack":["java.lang.Object.wait(Object.java:1)","com.acme.Consumer.close(Consumer.java:208)"]},\
                {"name":"outbox","class":"com.acme.Outbox","jar":null,"outcome":"running","millis":3900,"stack":["com.acme.Outbox.flush(Outbox.java:9)"]},\
                {"name":"cache","class":"com.acme.Cache","jar":null,"outcome":"ok","millis":40,"stack":[]}],\
                """ + NOTHING + """
                ,"deadlineExceeded":true,"deadlineMillis":5000,"sequenceMillis":4010""");
    }

    /** A JVM that was gone while a handler ran. */
    public static String vanished(String time) {
        return COMMON.replace("\"likely\":[]", "\"likely\":[\"the OOM-kill count of the cgroup rose\"]")
                .formatted(time, """
                "route":"vanished","status":null,"finalStatus":null,"signal":null,"thread":null,"caller":null,"stack":[],\
                "mainEnd":{"outcome":"unknown","afterMillis":null},"lastThread":null,"nested":[],"denied":[],"rule":null,"phases":[],\
                "handlers":[{"name":"state","type":"invoke","phase":"save","outcome":"interrupted","millis":0,"error":null,"output":null,"reason":null}],\
                "shutdownHooks":[],""" + NOTHING + """
                ,"deadlineExceeded":false,"sequenceMillis":0""");
    }

    /** A plain exit by a caller of this class, with a handler that took so long. */
    public static String exit(String time, String className, int status, long handlerMillis) {
        return COMMON.formatted(
                time, """
                "route":"exit","status":%d,"finalStatus":%d,"signal":null,"thread":{"name":"main","daemon":false},\
                "caller":{"class":"%s","method":"main","file":"Main.java","line":1,"jar":null},"stack":[],\
                "mainEnd":{"outcome":"running","afterMillis":null},"lastThread":null,"nested":[],"denied":[],"rule":null,\
                "phases":[{"name":"save","millis":%d}],\
                "handlers":[{"name":"state","type":"invoke","phase":"save","outcome":"ok","millis":%d,"error":null,"output":null,"reason":null}],\
                "shutdownHooks":[],%s,"deadlineExceeded":false,"sequenceMillis":%d""".formatted(status, status, className, handlerMillis, handlerMillis, NOTHING, handlerMillis));
    }
}
