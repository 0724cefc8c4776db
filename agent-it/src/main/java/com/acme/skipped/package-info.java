/** Applications that end with something left undone. */
package com.acme.skipped;
