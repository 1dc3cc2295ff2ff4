/** Real browsers, driven over their own protocols: Chromium by the DevTools Protocol, Firefox by WebDriver BiDi. */
@NullMarked
package duplex.measure.browser;

import org.jspecify.annotations.NullMarked;
