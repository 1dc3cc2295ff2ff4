@NullMarked
package duplex.store;

import org.jspecify.annotations.NullMarked;
