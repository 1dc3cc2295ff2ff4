/** The duplex command, which puts the parts together. */
@NullMarked
package duplex.cli;

import org.jspecify.annotations.NullMarked;
