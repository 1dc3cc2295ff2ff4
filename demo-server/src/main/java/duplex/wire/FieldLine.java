package duplex.wire;

/**
 * One field line (RFC 9112, section 5).
 *
 * @param name as sent
 * @param value without the white space around it, a character per byte
 */
record FieldLine(String name, String value) {

    /**
     * @throws UnparsableException also for a line that begins with white space, which once continued the line before
     *     (section 5.2), and for white space before the colon (section 5.1)
     */
    static FieldLine parse(Line line) throws UnparsableException {
        int colon = line.indexOf(':', 0);
        if (colon == line.end() || !line.isToken(0, colon)) {
            throw new UnparsableException("not a field line");
        }
        int from = colon + 1;
        int to = line.end();
        while (from < to && isWhiteSpace(line.at(from))) {
            from++;
        }
        while (to > from && isWhiteSpace(line.at(to - 1))) {
            to--;
        }
        return new FieldLine(line.text(0, colon), line.text(from, to));
    }

    boolean isCookie() {
        return name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Set-Cookie");
    }

    private static boolean isWhiteSpace(byte character) {
        return character == ' ' || character == '\t';
    }
}
