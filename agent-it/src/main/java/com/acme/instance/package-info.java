/** Objects that {@code close} and {@code invoke} handlers find by their constructors. */
package com.acme.instance;
