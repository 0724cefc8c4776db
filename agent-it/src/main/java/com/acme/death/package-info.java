/** Applications that end without a word, as their JVM sees it. */
package com.acme.death;
