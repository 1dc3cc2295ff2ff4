package duplex.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the field lines of one HTTP message say about how it and the connection go on. */
final class HeaderSection {

    /** More than any transfer coding ever had; a list of them is the one thing here that a peer could make long. */
    private static final int CODINGS_LIMIT = 10;

    private static final int DIGITS_LIMIT = 18;

    private final List<String> transferCodings = new ArrayList<>(1);
    private Optional<Long> contentLength = Optional.empty();
    private boolean upgrade;
    private boolean upgradeToWebSocket;
    private boolean deflate;

    void add(String name, String value) throws UnparsableException {
        // equalsIgnoreCase compares lengths first: for nearly all names this is a handful of integer comparisons.
        if (name.equalsIgnoreCase("Content-Length")) {
            addContentLength(value);
        } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
            addTransferCodings(value);
        } else if (name.equalsIgnoreCase("Upgrade")) {
            upgrade = true;
            upgradeToWebSocket = value.equalsIgnoreCase("websocket");
        } else if (name.equalsIgnoreCase("Sec-WebSocket-Extensions")) {
            deflate |= value.toLowerCase(Locale.ROOT).contains("permessage-deflate");
        }
    }

    private void addContentLength(String value) throws UnparsableException {
        if (value.isEmpty() || value.length() > DIGITS_LIMIT || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new UnparsableException("Content-Length is not a number");
        }
        long length = Long.parseLong(value);
        if (contentLength.isPresent() && contentLength.get() != length) {
            throw new UnparsableException("two different Content-Lengths");
        }
        contentLength = Optional.of(length);
    }

    private void addTransferCodings(String value) throws UnparsableException {
        for (String coding : value.split(",", CODINGS_LIMIT + 1)) {
            if (transferCodings.contains("chunked")) {
                throw new UnparsableException("a transfer coding after chunked");
            }
            if (transferCodings.size() == CODINGS_LIMIT) {
                throw new UnparsableException("more than " + CODINGS_LIMIT + " transfer codings");
            }
            transferCodings.add(coding.strip().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * The length of the body as far as the field lines tell it.
     *
     * @param minorVersion of HTTP/1
     * @throws UnparsableException if they contradict each other: who believes one and who believes the other would see
     *     different messages (RFC 9112, section 11.2)
     */
    Optional<BodyLength> bodyLength(int minorVersion) throws UnparsableException {
        if (transferCodings.isEmpty()) {
            return contentLength.map(bytes -> new BodyLength(false, bytes));
        }
        if (contentLength.isPresent()) {
            throw new UnparsableException("both Transfer-Encoding and Content-Length");
        }
        if (minorVersion == 0) {
            throw new UnparsableException("Transfer-Encoding in HTTP/1.0");
        }
        return Optional.of(transferCodings.contains("chunked") ? BodyLength.CHUNKED : BodyLength.UNTIL_CLOSE);
    }

    boolean upgrade() {
        return upgrade;
    }

    boolean upgradeToWebSocket() {
        return upgradeToWebSocket;
    }

    /** Whether permessage-deflate is named (RFC 7692), which makes RSV1 legal. */
    boolean deflate() {
        return deflate;
    }
}
