/** Applications that call exit in an awkward place. */
package com.acme.place;
