@NullMarked
package duplex.measure.claims;

import org.jspecify.annotations.NullMarked;
