@NullMarked
package duplex.measure.report;

import org.jspecify.annotations.NullMarked;
