package io.github.atexit.it;

/** A kind of trouble that an exit has to live through: a part of the README's table. */
enum Trouble {
    EXHAUSTION("Something has run out"),
    PLACES("Exit is called in an awkward place"),
    RACES("Many end the JVM at once"),
    HOOKS("The application's hooks misbehave"),
    HANDLERS("Handlers misbehave"),
    COMPANY("Others are in the JVM too"),
    INPUTS("Inputs are hostile");

    private final String title;

    Trouble(String title) {
        this.title = title;
    }

    /** What the table calls it. */
    String title() {
        return title;
    }
}
