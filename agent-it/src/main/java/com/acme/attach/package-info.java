/** Applications that an agent is loaded into while they run. */
package com.acme.attach;
