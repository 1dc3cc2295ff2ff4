package duplex.measure.report;

import duplex.measure.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as {@code report.csv}: one line a cell, the columns that a spreadsheet is drawn from (RFC 4180). */
final class ReportCsv {

    private static final String HEADER =
            "cell,transport,carrier,profile,origin,cookie_bytes,deflate,batch_ms,text_bytes,"
                    + "senders,receivers,rate_per_second,burst,interval_ms,one_way_delay_ms,page_messages,rounds,messages,"
                    + "delivered,lost,doubled,reordered,void,representation_bytes,bytes_up,bytes_down,bytes_per_second,"
                    + "post_up,post_down,delivery_up,delivery_down,framing_up,framing_down,overhead_per_delivery,"
                    + "delivery_p50_us,delivery_p50_low_us,delivery_p50_high_us,delivery_p90_us,delivery_p99_us,"
                    + "delivery_p99_9_us,delivery_max_us,service_p50_us,server_cpu_us_per_delivery,"
                    + "client_cpu_us_per_delivery,connections_opened,requests,empty_responses,"
                    + "idle_bytes_per_client_per_minute,heap_per_connection\r\n";

    private ReportCsv() {}

    static String of(Report report) {
        return HEADER + report.results().stream().map(ReportCsv::line).collect(Collectors.joining());
    }

    private static String line(Result result) {
        Stream<Object> all = Stream.of(cell(result), outcome(result), bytes(result), times(result), server(result))
                .flatMap(List::stream);
        return all.map(ReportCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static List<Object> cell(Result result) {
        Cell cell = result.cell();
        return List.of(
                cell.key(),
                cell.transport().key(),
                cell.carrier().key(),
                cell.profile().name(),
                cell.origin().key(),
                cell.cookieBytes(),
                cell.deflate(),
                cell.batchMillis(),
                cell.textBytes(),
                cell.senders(),
                cell.receivers(),
                cell.rate(),
                cell.burst(),
                orNothing(cell.intervalMillis()),
                cell.delayMillis(),
                orNothing(result.pageMessages()));
    }

    private static List<Object> outcome(Result result) {
        Deliveries deliveries = result.deliveries();
        return List.of(
                result.roundsCounted(),
                deliveries.messages(),
                deliveries.delivered(),
                deliveries.lost(),
                deliveries.doubled(),
                deliveries.reordered(),
                orNothing(result.voidReason()),
                result.representationBytes());
    }

    private static List<Object> bytes(Result result) {
        return List.of(
                result.steady().up().total(),
                result.steady().down().total(),
                result.bytesPerSecond(),
                result.perPost().up(),
                result.perPost().down(),
                result.perDelivery().up(),
                result.perDelivery().down(),
                result.framingPerUnit().framingUp(),
                result.framingPerUnit().framingDown(),
                result.overheadPerDelivery());
    }

    private static List<Object> times(Result result) {
        Percentiles delivery = result.deliveryTime();
        Median p50 = result.median(round -> round.deliveryTimes().percentiles().p50());
        return List.of(
                delivery.p50(),
                p50.low(),
                p50.high(),
                delivery.p90(),
                delivery.p99(),
                delivery.p999(),
                delivery.max(),
                result.serviceTime().p50());
    }

    private static List<Object> server(Result result) {
        return List.of(
                result.median(RoundResult::serverCpuMicrosPerDelivery).value(),
                result.median(RoundResult::clientCpuMicrosPerDelivery).value(),
                result.tap().connectionsOpened(),
                result.tap().requests(),
                result.tap().emptyResponses(),
                orNothing(result.idleBytesPerClientPerMinute()),
                orNothing(result.heapPerConnection()));
    }

    private static Object orNothing(Optional<?> value) {
        return value.isPresent() ? value.get() : "";
    }

    private static String field(Object value) {
        String text = value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value.toString();
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
