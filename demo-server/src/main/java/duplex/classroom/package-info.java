/** The teacher's side of the server: today the control port. */
@NullMarked
package duplex.classroom;

import org.jspecify.annotations.NullMarked;
