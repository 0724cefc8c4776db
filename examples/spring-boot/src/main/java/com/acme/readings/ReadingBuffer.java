package com.acme.readings;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Collects readings and writes them to the database in batches: once a minute, and when the application stops. */
@Component
class ReadingBuffer {
    private final JdbcTemplate jdbc;
    private final List<Object[]> rows = new ArrayList<>();

    ReadingBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    synchronized void add(String sensor, double value) {
        rows.add(new Object[] {sensor, value});
    }

    @PreDestroy
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    synchronized void flush() {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("insert into reading (sensor, amount) values (?, ?)", rows);
            rows.clear();
        }
    }
}
