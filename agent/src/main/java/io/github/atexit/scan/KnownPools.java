package io.github.atexit.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are pools that want to be closed: those known by name, and those whose superclasses and interfaces, as
 * far as they were scanned, make them an executor or a closeable data source. Used by one thread.
 */
final class KnownPools {
    private static final Set<String> EXECUTORS = new HashSet<>(Arrays.asList(
            "java/util/concurrent/ExecutorService",
            "java/util/concurrent/ScheduledExecutorService",
            "java/util/concurrent/AbstractExecutorService",
            "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/util/concurrent/ForkJoinPool"));
    private static final Set<String> CLOSEABLE =
            new HashSet<>(Arrays.asList("java/lang/AutoCloseable", "java/io/Closeable"));
    private static final String DATA_SOURCE = "javax/sql/DataSource";
    private static final Set<String> KNOWN = new HashSet<>(Arrays.asList(
            "com/mchange/v2/c3p0/ComboPooledDataSource",
            "com/mongodb/MongoClient",
            "com/zaxxer/hikari/HikariDataSource",
            "com/alibaba/druid/pool/DruidDataSource",
            "io/netty/channel/epoll/EpollEventLoopGroup",
            "io/netty/channel/nio/NioEventLoopGroup",
            "java/util/Timer",
            "org/apache/commons/dbcp/BasicDataSource",
            "org/apache/commons/dbcp2/BasicDataSource",
            "org/apache/commons/pool2/impl/GenericKeyedObjectPool",
            "org/apache/commons/pool2/impl/GenericObjectPool",
            "org/apache/http/impl/conn/PoolingHttpClientConnectionManager",
            "org/apache/kafka/clients/consumer/KafkaConsumer",
            "org/apache/kafka/clients/producer/KafkaProducer",
            "org/apache/tomcat/jdbc/pool/DataSource",
            "redis/clients/jedis/JedisPool"));

    private final Map<String, String[]> parents = new HashMap<>();
    private final Map<String, Optional<FindingKind>> answers = new HashMap<>();

    /** Makes a class known; the first of a name counts. All names as in class files. */
    void add(String name, String[] superclassAndInterfaces) {
        parents.putIfAbsent(name, superclassAndInterfaces);
    }

    /** What making an object of this class is; null if it is of no interest. */
    @Nullable
    FindingKind kind(String name) {
        return answers.computeIfAbsent(name, this::find).orElse(null);
    }

    private Optional<FindingKind> find(String name) {
        Set<String> types = new HashSet<>();
        collect(name, types);
        if (types.stream().anyMatch(EXECUTORS::contains)) {
            return Optional.of(FindingKind.EXECUTOR);
        }
        boolean isPool = types.stream().anyMatch(KNOWN::contains)
                || (types.contains(DATA_SOURCE) && types.stream().anyMatch(CLOSEABLE::contains));
        return isPool ? Optional.of(FindingKind.POOL) : Optional.empty();
    }

    private void collect(String name, Set<String> types) {
        if (types.add(name)) {
            for (String parent : parents.getOrDefault(name, new String[0])) {
                collect(parent, types);
            }
        }
    }
}
