/** Applications for what happens before main: class initialisation, launchers, module path. */
package com.acme.start;
