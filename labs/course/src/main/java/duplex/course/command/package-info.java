/** {@code duplex lab} and its subcommands. */
@NullMarked
package duplex.course.command;

import org.jspecify.annotations.NullMarked;
