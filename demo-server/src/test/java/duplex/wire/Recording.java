package duplex.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything a listener hears, slices of one thing put together again, so that two recordings can be compared. */
final class Recording implements WireListener {

    private final Map<Direction, Tally> tallies;
    private final List<StringBuilder> heard;
    private final String stream;
    private String underWay = "";

    Recording() {
        this(new EnumMap<>(Direction.class), new ArrayList<>(), "");
        for (Direction direction : Direction.values()) {
            tallies.put(direction, new Tally());
        }
    }

    private Recording(Map<Direction, Tally> tallies, List<StringBuilder> heard, String stream) {
        this.tallies = tallies;
        this.heard = heard;
        this.stream = stream;
    }

    Bytes bytes(Direction direction) {
        return Objects.requireNonNull(tallies.get(direction)).bytes();
    }

    Bytes up() {
        return bytes(Direction.UP);
    }

    Bytes down() {
        return bytes(Direction.DOWN);
    }

    /** One line for each thing that was heard, in order. */
    List<String> heard() {
        return heard.stream().map(StringBuilder::toString).toList();
    }

    boolean heardOf(String what) {
        return heard().stream().anyMatch(each -> each.contains(what));
    }

    @Override
    public void counted(Direction direction, Part part, int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, was " + bytes);
        }
        Objects.requireNonNull(tallies.get(direction)).add(part, bytes);
    }

    @Override
    public void requestStarted(String method, String target) {
        hear("request " + method + " " + target);
    }

    @Override
    public void responseStarted(int status) {
        hear("response " + status);
    }

    @Override
    public void field(Direction direction, String name, String value) {
        hear(direction + " field " + name + "=" + value);
    }

    @Override
    public void content(Direction direction, ByteBuffer content) {
        hearSome(direction + " content ", content);
    }

    @Override
    public void httpMessageEnded(Direction direction) {
        hear(direction + " message ended");
    }

    @Override
    public void upgraded() {
        hear("upgraded");
    }

    @Override
    public void frameStarted(Direction direction, int opcode) {
        hear(direction + " frame " + opcode);
    }

    @Override
    public void payload(Direction direction, int opcode, ByteBuffer payload) {
        hearSome(direction + " payload " + opcode + " ", payload);
    }

    @Override
    public void frameEnded(Direction direction, int opcode, boolean fin) {
        hear(direction + " frame ended " + opcode + (fin ? " fin" : ""));
    }

    /** The same recording, in which each line says what stream it is of. */
    @Override
    public WireListener stream(int id) {
        hear("stream " + id);
        return new Recording(tallies, heard, id + ": ");
    }

    @Override
    public void fieldsDecoded(Direction direction, int bytes) {
        Objects.requireNonNull(tallies.get(direction)).addFieldsDecoded(bytes);
    }

    @Override
    public void reset() {
        hear("reset");
    }

    @Override
    public void unparsable(Direction direction, String reason) {
        hear(direction + " unparsable: " + reason);
    }

    private void hear(String what) {
        underWay = "";
        heard.add(new StringBuilder(stream).append(what));
    }

    /** Takes the bytes out of the buffer, as a listener may; a character per byte, so that nothing is cut in two. */
    private void hearSome(String what, ByteBuffer bytes) {
        byte[] some = new byte[bytes.remaining()];
        bytes.get(some);
        String text = new String(some, StandardCharsets.ISO_8859_1);
        if (what.equals(underWay) && heard.get(heard.size() - 1).indexOf(stream + what) == 0) {
            heard.get(heard.size() - 1).append(text);
        } else {
            heard.add(new StringBuilder(stream).append(what).append(text));
            underWay = what;
        }
    }
}
