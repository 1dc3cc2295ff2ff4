/** The whole house seen from a browser: the real server, its pages, and Chromium, which decides. */
@NullMarked
package duplex.pages;

import org.jspecify.annotations.NullMarked;
