@NullMarked
package duplex.chat;

import org.jspecify.annotations.NullMarked;
