/** Applications whose end is disturbed: by their hooks, by other threads, by what handlers call in them. */
package com.acme.sequence;
