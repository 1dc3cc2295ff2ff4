package duplex.transport.engineio;

import java.nio.ByteBuffer;

/** Sends every message back as it came, for the published test suite of the protocol. */
public final class EchoConversation implements Conversation {

    private final EngineIoSession session;

    public EchoConversation(EngineIoSession session) {
        this.session = session;
    }

    @Override
    public void text(String data) {
        session.send(EngineIoPacket.message(data));
    }

    @Override
    public void binary(ByteBuffer data) {
        session.send(EngineIoPacket.message(data));
    }
}
