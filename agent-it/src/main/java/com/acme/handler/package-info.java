/** What handlers reach into: methods, objects behind static fields, overloads. */
package com.acme.handler;
