/** One application for each way in which a JVM ends. */
package com.acme.route;
