/** The promises that only a whole server can keep or break, tested from outside: it runs as a process of its own. */
@NullMarked
package duplex.promises;

import org.jspecify.annotations.NullMarked;
