/** What a measurement found, and its views: {@code report.json}, {@code report.csv}, the table. */
@NullMarked
package duplex.measure.report;

import org.jspecify.annotations.NullMarked;
