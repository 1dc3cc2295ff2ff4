package duplex.server;

import duplex.transport.Limits;

/** A server for a test: any free ports, counted bytes, standard limits but for rates, which a fast test would meet. */
public final class RunningServer {

    static final Limits WITHOUT_RATES = Limits.STANDARD.withoutRates();

    private RunningServer() {}

    static ServerOptions options(Limits limits) {
        return ServerOptions.standard("secret").withLimits(limits);
    }

    static DemoServer start() {
        return start(WITHOUT_RATES);
    }

    static DemoServer start(Limits limits) {
        try {
            return DemoServer.start(options(limits));
        } catch (StartFailedException e) {
            throw new AssertionError(e);
        }
    }

    static DemoServer start(HeldTimer timer) {
        return start(WITHOUT_RATES, timer);
    }

    static DemoServer start(Limits limits, HeldTimer timer) {
        return start(options(limits), timer);
    }

    public static DemoServer start(ServerOptions options, HeldTimer timer) {
        try {
            return DemoServer.start(options, timer);
        } catch (StartFailedException e) {
            throw new AssertionError(e);
        }
    }
}
