@NullMarked
package duplex.measure.html;

import org.jspecify.annotations.NullMarked;
