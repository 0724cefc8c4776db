/** Applications that use something up and then end. */
package com.acme.exhaustion;
