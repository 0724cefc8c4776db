package io.github.atexit.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, globs, nearest words and likely slips. */
class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "250ms,250",
        "10s,10000",
        "1m30s,90000",
        "2h,7200000",
        "1h1m1s1ms,3661001",
        "0s,0",
        "007s,7000",
        "8760h,31536000000"
    })
    void durations(String text, long millis) {
        var duration = Durations.parse(text);
        assertEquals(millis, duration == null ? -1 : duration.toMillis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "s",
                "1s1m",
                "1s1s",
                "1.5s",
                "-1s",
                "10 s",
                " 10s",
                "1S",
                "1d",
                "8761h",
                "8760h1ms",
                "9999999999999s",
                "99999999999999999999ms",
                "PT1S"
            })
    void noDurations(String text) {
        assertNull(Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10,10s",
        "10 s,10s",
        "10 sec,10s",
        "10S,10s",
        "5min,5m",
        "1 hour,1h",
        "20millis,20ms",
        "PT10S,10s",
        "PT1M30S,1m30s"
    })
    void likelyDurations(String text, String meant) {
        assertEquals(meant, LikelySlips.duration(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1.5s", "-1s", "s", "1s1m"})
    void unlikelyDurations(String text) {
        assertNull(LikelySlips.duration(text));
    }

    @ParameterizedTest
    @CsvSource({
        "a.B.method(),a.B#method",
        "a.B.method,a.B#method",
        "a.B::m,a.B#m",
        "a.B#m(),a.B#m",
        "a.B.get()#m(),a.B.get()#m",
        "B::m,B#m",
    })
    void likelyMembers(String text, String meant) {
        assertEquals(meant, LikelySlips.member(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.B#m", "m", "", "::m", "a."})
    void unlikelyMembers(String text) {
        assertNull(LikelySlips.member(text));
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Main,com.acme.Main,true",
        "com.acme.Main,com.acme.Main2,false",
        "com.acme.*,com.acme.Main,true",
        "com.acme.*,com.acme.Main$Inner,true",
        "com.acme.*,com.acme.a.Main,false",
        "com.acme.**,com.acme.a.Main,true",
        "com.acme.**,com.acme,false",
        "com.acme.**,org.acme.Main,false",
        "**,com.acme.Main,true",
        "**,'',true",
        "*,Main,true",
        "*,a.Main,false",
        "**.Main,com.acme.Main,true",
        "**.Main,Main,false",
        "**Main,Main,true",
        "com.*.Main,com.acme.Main,true",
        "com.*.Main,com.a.b.Main,false",
        "com.**.Main,com.a.b.Main,true",
        "Ma?n,Main,true",
        "Ma?n,Man,false",
        "a?b,a.b,false",
        "a.b,axb,false",
        "*a*a*a*,aaaa,true",
        "'',a,false",
    })
    void globs(String glob, String name, boolean matches) {
        assertEquals(matches, ClassGlob.matches(glob, name));
        assertEquals(matches, ClassGlob.anyMatches(List.of("no.Such", glob), name));
    }

    @ParameterizedTest
    @CsvSource({"exce,exec", "EXEC,exec", "inovke,invoke", "slep,sleep", "zzz,", "e,", "invokeinvoke,"})
    void nearestWord(String word, String nearest) {
        assertEquals(nearest, Words.nearest(word, List.of("exec", "invoke", "sleep")));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100_000})
    void longWordsAreNearToNothing(int length) {
        assertNull(Words.nearest("x".repeat(length), List.of("exec")));
    }
}
