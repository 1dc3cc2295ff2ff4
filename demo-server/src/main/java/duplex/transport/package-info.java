/** The ways into the room, one class each; no transport knows another. */
@NullMarked
package duplex.transport;

import org.jspecify.annotations.NullMarked;
