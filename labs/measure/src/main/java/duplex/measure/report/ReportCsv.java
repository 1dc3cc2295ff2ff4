package duplex.measure.report;

import duplex.measure.Plan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as {@code report.csv}: one line a run, the columns that a spreadsheet is drawn from (RFC 4180). */
final class ReportCsv {

    private static final String HEADER = "transport,profile,origin,text_bytes,senders,receivers,rate_per_second,"
            + "interval_ms,one_way_delay_ms,page_messages,messages,delivered,lost,void,representation_bytes,bytes_up,bytes_down,"
            + "post_up,post_down,delivery_up,delivery_down,framing_up,framing_down,overhead_per_delivery,"
            + "delivery_p50_us,delivery_p90_us,delivery_p99_us,delivery_p99_9_us,delivery_max_us,service_p50_us,"
            + "cpu_us_per_delivery,connections_opened,requests,empty_responses\r\n";

    private ReportCsv() {}

    static String of(Report report) {
        return HEADER + report.results().stream().map(ReportCsv::line).collect(Collectors.joining());
    }

    private static String line(Result result) {
        Plan plan = result.run().plan();
        Percentiles delivery = result.deliveryTime();
        List<Object> values = List.of(
                result.run().transport().key(),
                result.run().profile().name(),
                plan.origin().key(),
                result.run().textBytes(),
                plan.senders(),
                plan.receivers(),
                plan.rate(),
                result.run().transport().asksOnATimer() ? plan.intervalMillis() : "",
                plan.delayMillis(),
                result.pageMessages().map(String::valueOf).orElse(""),
                plan.messages(),
                result.delivered(),
                result.lost(),
                result.voidReason().orElse(""),
                result.representationBytes(),
                result.steady().up().total(),
                result.steady().down().total(),
                result.perPost().up(),
                result.perPost().down(),
                result.perDelivery().up(),
                result.perDelivery().down(),
                result.framingPerUnit().framingUp(),
                result.framingPerUnit().framingDown(),
                result.overheadPerDelivery(),
                delivery.p50(),
                delivery.p90(),
                delivery.p99(),
                delivery.p999(),
                delivery.max(),
                result.serviceTime().p50(),
                result.tap().cpuNanos() / 1_000.0 / Math.max(1, result.delivered()),
                result.tap().connectionsOpened(),
                result.tap().requests(),
                result.tap().emptyResponses());
        return values.stream().map(ReportCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(Object value) {
        String text = value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value.toString();
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
