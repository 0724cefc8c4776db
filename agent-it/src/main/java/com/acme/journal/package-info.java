/** Applications that die so that no Java code sees it. */
package com.acme.journal;
