package com.acme.readings;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.ApplicationPidFileWriter;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Takes readings of sensors over HTTP and keeps them in a database. */
@SpringBootApplication
@EnableScheduling
public class Application {
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(new FatalErrors());
        var application = new SpringApplication(Application.class);
        application.addListeners(new ApplicationPidFileWriter());
        application.run(args);
    }
}
