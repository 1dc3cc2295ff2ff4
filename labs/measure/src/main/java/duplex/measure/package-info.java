/** The harness: Plan, Schedule, a client per transport, Recorder, Result, Report. */
@NullMarked
package duplex.measure;

import org.jspecify.annotations.NullMarked;
