/** Applications that show MBeans, or take care that nothing else does. */
package com.acme.mbean;
