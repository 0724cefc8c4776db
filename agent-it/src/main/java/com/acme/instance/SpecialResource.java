package com.acme.instance;

/** A subclass whose constructors call each other. */
public final class SpecialResource extends Resource {
    public SpecialResource() {
        this("special");
    }

    private SpecialResource(String name) {
        super(name);
    }
}
