/** Tests of the models. */
@NullMarked
package duplex.measure.model;

import org.jspecify.annotations.NullMarked;
