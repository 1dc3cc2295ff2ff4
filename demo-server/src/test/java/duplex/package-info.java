/** What tests of every part share: how long this run may take, and what a promise's test says it saw. */
@NullMarked
package duplex;

import org.jspecify.annotations.NullMarked;
