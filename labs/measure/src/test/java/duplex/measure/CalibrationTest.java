package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The instrument beside another one, and before a server that freezes. */
class CalibrationTest {

    private static final double NEAR = 0.25;

    private static final String SAID = """
        Running 2s test @ http://127.0.0.1:1/about
          1 threads and 4 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency   194.12us  310.44us   1.00s    95.61%
            Req/Sec    23.33k     1.21k   25.10k    71.43%
          Latency Distribution
             50%  141.00us
             75%  165.00us
             90%  220.00us
             99%    1.52ms
          48761 requests in 2.10s, 20.00MB read
        Requests/sec:  23219.04
        Transfer/sec:      9.52MB
        """;

    @Test
    void whatWrkSaysIsUnderstood() {
        assertEquals(Optional.of(new Wrk(23_219.04, 141, 1_520, 1e6)), Wrk.parse(SAID));
        assertEquals(Optional.empty(), Wrk.parse(SAID + "  Non-2xx or 3xx responses: 7\n"));
        assertEquals(Optional.empty(), Wrk.parse("unable to connect"));
    }

    @Test
    @Tag("slow")
    void ourClosedLoopAgreesWithWrk() throws IOException {
        if (!Wrk.isHere()) {
            if ("true".equals(System.getenv("CI"))) {
                fail("wrk is not installed");
            }
            Assumptions.abort("wrk is not installed");
        }
        Calibration.Beside both = Calibration.besideWrk();
        System.out.printf(
                "ourClosedLoopAgreesWithWrk: ours %.0f/s p50 %.0f µs, wrk %.0f/s p50 %.0f µs%n",
                both.ours().value(),
                both.ourP50Micros().value(),
                both.wrk().value(),
                both.wrkP50Micros().value());
        assertEquals(1, both.rateRatio(), NEAR);
        assertEquals(1, both.p50Ratio(), NEAR);
    }

    @Test
    @Tag("slow")
    void aFrozenSecondShowsInOurP99AndNotInAClosedLoops() throws IOException {
        Calibration frozen = Calibration.freeze();
        System.out.printf(
                "aFrozenSecondShowsInOurP99AndNotInAClosedLoops: p99 open loop %.0f µs, closed loop %.0f µs of %d"
                        + " requests, longest %.0f µs%n",
                frozen.open().p99Micros(),
                frozen.closed().p99Micros(),
                frozen.closed().requests(),
                frozen.closed().mostMicros());
        assertTrue(frozen.open().p99Micros() > 500_000, frozen::toString);
        assertTrue(frozen.closed().p99Micros() < 100_000, frozen::toString);
        assertTrue(frozen.closed().mostMicros() > 900_000, frozen::toString);
    }
}
