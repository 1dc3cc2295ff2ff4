/** {@code report.html}: a saved report as one page that says in sentences and charts what was measured. */
@NullMarked
package duplex.measure.html;

import org.jspecify.annotations.NullMarked;
