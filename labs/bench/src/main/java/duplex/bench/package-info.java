/**
 * What one small thing costs: a mask, a frame, a handshake, a header section, a page.
 *
 * <p>One lesson a file, each in the same order: what goes wrong in the world, baseline, wrong, right, how to run, what
 * you will see. Numbers differ from machine to machine, so none stands here: run the lesson.
 */
@NullMarked
package duplex.bench;

import org.jspecify.annotations.NullMarked;
