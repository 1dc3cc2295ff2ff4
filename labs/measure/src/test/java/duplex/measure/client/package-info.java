@NullMarked
package duplex.measure.client;

import org.jspecify.annotations.NullMarked;
