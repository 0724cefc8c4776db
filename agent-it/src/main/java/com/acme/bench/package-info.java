/** Applications whose cost is measured, and whose JVM is looked into. */
package com.acme.bench;
