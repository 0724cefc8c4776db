/** Applications that a sentinel watches. */
package com.acme.sentinel;
