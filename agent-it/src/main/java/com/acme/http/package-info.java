/** Applications that change what the JVM does for every connection. */
package com.acme.http;
