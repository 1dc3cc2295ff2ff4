package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import duplex.chat.Registration;
import duplex.transport.Timer;
import duplex.transport.engineio.Conversation;
import duplex.transport.engineio.EngineIoSession;
import duplex.transport.engineio.Visitor;
import duplex.transport.socketio.Namespace.JoinRefusedException;
import duplex.transport.socketio.Namespace.Member;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Socket.IO on one session: which namespaces the client is in, and whose each packet is.
 *
 * <p>A client that enters no namespace in time, or speaks in one that it is not in, is cut off, and so is one that sends
 * what is no packet.
 */
public final class SocketIoConnection implements Conversation {

    private final EngineIoSession session;
    private final Visitor visitor;
    private final Map<String, Namespace> namespaces;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final SocketIoDecoder decoder;
    private final Registration connectDeadline;

    /**
     * @param namespaces by name; {@code /} is the main one
     * @param connectTimeout until the client must be in one of them
     * @param mostBytes of all attachments of a packet together
     */
    public SocketIoConnection(
            EngineIoSession session,
            Visitor visitor,
            Map<String, Namespace> namespaces,
            Duration connectTimeout,
            int mostBytes,
            Timer timer) {
        this.session = session;
        this.visitor = visitor;
        this.namespaces = Map.copyOf(namespaces);
        this.decoder = new SocketIoDecoder(mostBytes);
        this.connectDeadline = timer.after(
                connectTimeout, () -> session.happen(() -> session.refuse("no namespace was entered in time")));
    }

    @Override
    public void text(String data) {
        take(() -> decoder.text(data));
    }

    @Override
    public void binary(ByteBuffer data) {
        take(() -> decoder.binary(data));
    }

    private interface Decoding {
        Optional<SocketIoPacket> packet() throws SocketIoException;
    }

    private void take(Decoding decoding) {
        try {
            Optional<SocketIoPacket> packet = decoding.packet();
            if (packet.isPresent()) {
                receive(packet.get());
            }
        } catch (SocketIoException e) {
            session.refuse(e.line());
        }
    }

    private void receive(SocketIoPacket packet) throws SocketIoException {
        switch (packet.type()) {
            case CONNECT -> connect(packet.namespace(), packet.data());
            case DISCONNECT -> disconnect(packet.namespace());
            case EVENT, BINARY_EVENT -> member(packet.namespace()).event(packet);
            case ACK, BINARY_ACK -> member(packet.namespace()); // we ask for none; it answers nothing
            case CONNECT_ERROR -> throw new SocketIoException("a client may not send packet type 4");
        }
    }

    private void connect(String name, JsonNode auth) throws SocketIoException {
        if (members.containsKey(name)) {
            throw new SocketIoException("namespace " + name + " was entered already");
        }
        SocketIoSocket socket = new SocketIoSocket(session, name);
        Namespace namespace = namespaces.get(name);
        if (namespace == null) {
            socket.send(SocketIoPacket.connectError(name, "Invalid namespace"));
            return;
        }
        try {
            JsonNode given = auth.isMissingNode() ? JsonNodeFactory.instance.objectNode() : auth;
            Member member = namespace.join(socket, given, visitor);
            members.put(name, member);
            connectDeadline.close();
            socket.send(SocketIoPacket.connect(
                    name,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("sid", UUID.randomUUID().toString())));
            member.entered();
        } catch (JoinRefusedException e) {
            socket.send(SocketIoPacket.connectError(name, e.line()));
        }
    }

    /** The session stays: the client may be in other namespaces, or enter one again. */
    private void disconnect(String name) throws SocketIoException {
        member(name).left();
        members.remove(name);
    }

    private Member member(String name) throws SocketIoException {
        Member member = members.get(name);
        if (member == null) {
            throw new SocketIoException("namespace " + name + " was not entered");
        }
        return member;
    }

    @Override
    public void writable() {
        List.copyOf(members.values()).forEach(Member::writable);
    }

    @Override
    public void sending() {
        members.values().forEach(Member::sending);
    }

    @Override
    public void sent() {
        members.values().forEach(Member::sent);
    }

    @Override
    public void round() {
        List.copyOf(members.values()).forEach(Member::round);
    }

    @Override
    public void closed() {
        connectDeadline.close();
        members.values().forEach(Member::left);
        members.clear();
    }
}
