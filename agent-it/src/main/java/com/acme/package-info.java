/** What the applications of the tests share. They know nothing of the agent. Loaded by the system class loader. */
package com.acme;
