package com.acme.readings;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReadingController {
    private final ReadingBuffer buffer;
    private final JdbcTemplate jdbc;

    ReadingController(ReadingBuffer buffer, JdbcTemplate jdbc) {
        this.buffer = buffer;
        this.jdbc = jdbc;
    }

    @PostMapping("/readings")
    void add(@RequestParam String sensor, @RequestParam List<Double> value) {
        value.forEach(each -> buffer.add(sensor, each));
    }

    @GetMapping("/total")
    String total() {
        return jdbc.queryForObject("select count(*) from reading", Integer.class) + " readings\n";
    }

    /** Waits for another service before it asks the database. */
    @GetMapping("/report")
    String report() throws InterruptedException {
        System.out.println("report begun");
        Thread.sleep(4000);
        return total();
    }
}
