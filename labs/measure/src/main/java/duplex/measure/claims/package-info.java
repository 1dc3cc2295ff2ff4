/** The sentences of the study note, put to the test: one class per claim, a laboratory that lends what they need. */
@NullMarked
package duplex.measure.claims;

import org.jspecify.annotations.NullMarked;
