/** Whether a room kept its promise, told from what its clients sent, were answered, and saw. */
@NullMarked
package duplex.measure.history;

import org.jspecify.annotations.NullMarked;
