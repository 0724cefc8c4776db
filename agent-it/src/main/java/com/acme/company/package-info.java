/** Applications that share their JVM with others. */
package com.acme.company;
