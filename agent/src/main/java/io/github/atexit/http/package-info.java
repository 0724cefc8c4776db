/** HTTP/1.1 over plain sockets, for handlers and reports: small, bounded in time, independent of the application's settings. */
package io.github.atexit.http;
