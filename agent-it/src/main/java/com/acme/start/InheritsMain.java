package com.acme.start;

/** Has its main from its superclass. */
public final class InheritsMain extends InheritedMain {}
