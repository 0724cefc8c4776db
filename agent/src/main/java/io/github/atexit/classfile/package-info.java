/**
 * Class files (JVMS 4) read without a library, as far as each start and each exit need it: a library's classes would cost
 * them more than anything else. Lives in the agent's own class loader.
 */
package io.github.atexit.classfile;
