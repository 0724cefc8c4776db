/** Classes that are read and never run. */
package com.acme.scan;
