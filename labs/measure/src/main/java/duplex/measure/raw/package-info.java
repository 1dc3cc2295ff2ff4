/** A client that says the very bytes it is told to: for experiments, and for students. */
@NullMarked
package duplex.measure.raw;

import org.jspecify.annotations.NullMarked;
