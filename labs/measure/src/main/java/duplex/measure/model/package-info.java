/** What should be measured, by rule: delivery times, bytes, packets; what papers say; what a larger room would need. */
@NullMarked
package duplex.measure.model;

import org.jspecify.annotations.NullMarked;
