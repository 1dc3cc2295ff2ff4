package duplex.server;

import duplex.transport.Limits;
import duplex.transport.Tuning;
import duplex.transport.socketio.SocketIoOptions;

/**
 * Everything that can be chosen about a server.
 *
 * @param host the address to listen on, {@code 127.0.0.1} unless phones are to reach it
 * @param port 0 for any free one
 * @param controlPort always on loopback; 0 for any free one
 * @param token opens the control port; 1 or more visible ASCII characters
 * @param tap whether bytes are counted
 * @param deflate whether permessage-deflate (RFC 7692) is agreed to when a client offers it
 * @param echo whether there is an endpoint for conformance tools, {@link duplex.transport.Echo}
 * @param store where chat messages are kept
 * @param protocols what is spoken on the port
 */
public record ServerOptions(
        String host,
        int port,
        int controlPort,
        String token,
        boolean tap,
        boolean deflate,
        boolean echo,
        Limits limits,
        OriginRules origins,
        StoreChoice store,
        Protocols protocols,
        SocketIoOptions socketIo,
        Tuning tuning) {

    public static final int DEFAULT_PORT = 7070;

    public ServerOptions {
        requirePort("--port", port);
        requirePort("--control-port", controlPort);
        if (!token.matches("[!-~]+")) {
            throw new IllegalArgumentException("token must be visible ASCII characters");
        }
    }

    /** Everything at its standard, on loopback, on any free ports, in memory. */
    public static ServerOptions standard(String token) {
        return new ServerOptions(
                "127.0.0.1",
                0,
                0,
                token,
                true,
                false,
                false,
                Limits.STANDARD,
                OriginRules.OWN,
                StoreChoice.MEMORY,
                Protocols.CLEAR_TEXT,
                SocketIoOptions.STANDARD,
                Tuning.STANDARD);
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(option + " must be 0 to 65535, was " + port);
        }
    }

    /** The same on another address and port. */
    public ServerOptions on(String newHost, int newPort) {
        return new ServerOptions(
                newHost,
                newPort,
                controlPort,
                token,
                tap,
                deflate,
                echo,
                limits,
                origins,
                store,
                protocols,
                socketIo,
                tuning);
    }

    public ServerOptions withLimits(Limits newLimits) {
        return new ServerOptions(
                host,
                port,
                controlPort,
                token,
                tap,
                deflate,
                echo,
                newLimits,
                origins,
                store,
                protocols,
                socketIo,
                tuning);
    }

    public ServerOptions withOrigins(OriginRules newOrigins) {
        return new ServerOptions(
                host,
                port,
                controlPort,
                token,
                tap,
                deflate,
                echo,
                limits,
                newOrigins,
                store,
                protocols,
                socketIo,
                tuning);
    }

    public ServerOptions withEcho() {
        return new ServerOptions(
                host,
                port,
                controlPort,
                token,
                tap,
                deflate,
                true,
                limits,
                origins,
                store,
                protocols,
                socketIo,
                tuning);
    }

    public ServerOptions withStore(StoreChoice newStore) {
        return new ServerOptions(
                host,
                port,
                controlPort,
                token,
                tap,
                deflate,
                echo,
                limits,
                origins,
                newStore,
                protocols,
                socketIo,
                tuning);
    }

    public ServerOptions withProtocols(Protocols newProtocols) {
        return new ServerOptions(
                host,
                port,
                controlPort,
                token,
                tap,
                deflate,
                echo,
                limits,
                origins,
                store,
                newProtocols,
                socketIo,
                tuning);
    }

    public ServerOptions withSocketIo(SocketIoOptions newSocketIo) {
        return new ServerOptions(
                host,
                port,
                controlPort,
                token,
                tap,
                deflate,
                echo,
                limits,
                origins,
                store,
                protocols,
                newSocketIo,
                tuning);
    }

    public ServerOptions withTuning(Tuning newTuning) {
        return new ServerOptions(
                host,
                port,
                controlPort,
                token,
                tap,
                deflate,
                echo,
                limits,
                origins,
                store,
                protocols,
                socketIo,
                newTuning);
    }
}
