/** Applications whose end a manifest's rules decide about. */
package com.acme.rules;
