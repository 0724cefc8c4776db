package io.github.atexit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTargetTest {
    @ParameterizedTest
    @CsvSource({"http://my_service:8080/a, my_service, 8080", "https://[::1]/a, ::1, 443", "HTTP://x, x, 80"})
    void hostsAreTakenAsTheyAre(String url, String host, int port) {
        HttpTarget target = HttpTarget.parse(url);
        assertEquals(host, target.host());
        assertEquals(port, target.port());
    }
}
