package duplex.measure.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was measured side by side, a row for each cell: bytes, with a bar, and time. */
final class CostTable {

    private static final int NAME = 15;
    private static final int NUMBER = 7;
    private static final int FRAMING = 6;
    private static final int OVERHEAD = 8;
    private static final int BAR = 14;
    private static final int TIME = 8;
    private static final int CONNECTIONS = 6;

    private final Wording wording;

    CostTable(Wording wording) {
        this.wording = wording;
    }

    /** @param results under one workload */
    List<String> lines(List<Result> results) {
        List<String> lines = new ArrayList<>(header());
        double longest = results.stream()
                .filter(result -> result.voidReason().isEmpty())
                .mapToDouble(Result::overheadPerDelivery)
                .max()
                .orElse(0);
        for (Result result : results) {
            lines.add(row(result, longest));
            long same = results.stream()
                    .filter(other -> other.cell().transport() == result.cell().transport())
                    .count();
            if (same > 1) {
                lines.add("  " + result.cell().key());
            }
        }
        return lines;
    }

    private List<String> header() {
        String first = Columns.left("", NAME)
                + Columns.right(wording.get("column.post"), 2 * NUMBER)
                + Columns.right(wording.get("column.delivery"), 2 * NUMBER)
                + Columns.right(wording.get("column.framing"), 2 * FRAMING)
                + "  " + Columns.left(wording.get("column.overhead"), OVERHEAD + BAR - 2)
                + Columns.right(wording.get("column.time"), 2 * TIME)
                + Columns.right(wording.get("column.connections"), CONNECTIONS);
        String up = wording.get("column.up");
        String down = wording.get("column.down");
        String second = Columns.left("", NAME)
                + Columns.right(up, NUMBER)
                + Columns.right(down, NUMBER)
                + Columns.right(up, NUMBER)
                + Columns.right(down, NUMBER)
                + Columns.right(up, FRAMING)
                + Columns.right(down, FRAMING)
                + Columns.left("", OVERHEAD + BAR)
                + Columns.right("p50", TIME)
                + Columns.right("p99", TIME)
                + Columns.right(wording.get("column.connections2"), CONNECTIONS);
        return List.of(first, second);
    }

    private String row(Result result, double longest) {
        String name = Columns.left(
                wording.get("transport." + result.cell().transport().key()), NAME);
        Optional<String> voidReason = result.voidReason();
        if (voidReason.isPresent()) {
            return name + "  " + wording.get("void", voidReason.get());
        }
        double overhead = result.overheadPerDelivery();
        boolean heard = result.delivered() > 0;
        return name
                + Columns.right(Numbers.whole(result.perPost().up()), NUMBER)
                + Columns.right(Numbers.whole(result.perPost().down()), NUMBER)
                + Columns.right(where(heard, Numbers.whole(result.perDelivery().up())), NUMBER)
                + Columns.right(where(heard, Numbers.whole(result.perDelivery().down())), NUMBER)
                + Columns.right(Numbers.whole(result.framingPerUnit().framingUp()), FRAMING)
                + Columns.right(Numbers.whole(result.framingPerUnit().framingDown()), FRAMING)
                + Columns.right(where(heard, Numbers.whole(overhead)), OVERHEAD)
                + " " + Columns.left(Columns.bar(overhead, longest, BAR - 2), BAR - 1)
                + Columns.right(where(heard, Numbers.time(result.deliveryTime().p50())), TIME)
                + Columns.right(where(heard, Numbers.time(result.deliveryTime().p99())), TIME)
                + Columns.right(String.valueOf(result.tap().connectionsOpened()), CONNECTIONS);
    }

    /** A dash where nobody heard anything. */
    private static String where(boolean heard, String number) {
        return heard ? number : "–";
    }
}
