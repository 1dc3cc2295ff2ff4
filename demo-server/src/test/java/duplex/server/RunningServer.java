package duplex.server;

import duplex.transport.Limits;

/** A server for a test: any free ports, counted bytes, standard limits. */
final class RunningServer {

    private RunningServer() {}

    static ServerOptions options(Limits limits) {
        return new ServerOptions("127.0.0.1", 0, 0, "secret", true, false, limits);
    }

    static DemoServer start() {
        return start(Limits.STANDARD);
    }

    static DemoServer start(Limits limits) {
        try {
            return DemoServer.start(options(limits));
        } catch (StartFailedException e) {
            throw new AssertionError(e);
        }
    }

    static DemoServer start(HeldTimer timer) {
        return start(Limits.STANDARD, timer);
    }

    static DemoServer start(Limits limits, HeldTimer timer) {
        try {
            return DemoServer.start(options(limits), timer);
        } catch (StartFailedException e) {
            throw new AssertionError(e);
        }
    }
}
