package duplex.measure.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The raw histograms of a report in HdrHistogram's log format, for its tools: a line for each cell, round and figure,
 * named by its tag, such as {@code websocket_delay=50/1/delivery}.
 */
final class HistogramLog {

    private HistogramLog() {}

    static void write(Report report, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputComment("[microseconds; void rounds included; " + report.command() + "]");
            log.outputLogFormatVersion();
            log.outputLegend();
            for (Result result : report.results()) {
                for (RoundResult round : result.rounds()) {
                    String tag = result.cell().key().replace(' ', '_').replace(',', ';') + "/" + round.round() + "/";
                    line(log, tag + "delivery", round.deliveryTimes(), round.seconds());
                    line(log, tag + "service", round.serviceTimes(), round.seconds());
                    line(log, tag + "scheduling", round.schedulingErrors(), round.seconds());
                }
            }
        }
    }

    private static void line(HistogramLogWriter log, String tag, Times times, double seconds) {
        Histogram histogram = times.histogram();
        histogram.setTag(tag);
        log.outputIntervalHistogram(0, seconds, histogram, 1);
    }
}
