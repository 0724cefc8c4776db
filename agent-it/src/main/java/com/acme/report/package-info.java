/** Applications whose reports are long, or many. */
package com.acme.report;
