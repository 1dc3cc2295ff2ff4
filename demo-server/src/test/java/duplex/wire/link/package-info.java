@NullMarked
package duplex.wire.link;

import org.jspecify.annotations.NullMarked;
