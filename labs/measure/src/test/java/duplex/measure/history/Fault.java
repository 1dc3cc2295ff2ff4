package duplex.measure.history;

/**
 * One broken promise.
 *
 * @param where the client that noticed, and the place
 */
record Fault(Kind kind, String where) {

    enum Kind {
        /** Acknowledged, and not in the log or not seen by a reader that has read to its end. */
        LOST,
        /** One id in two places, or twice before one reader. */
        DOUBLED,
        /** Two that stand the other way round for somebody else. */
        REORDERED,
        /** A reader was led past a place, without a word. */
        GAP,
        /** A reader saw something that is in the log no longer. */
        TAKEN_BACK
    }

    @Override
    public String toString() {
        return kind + ": " + where;
    }
}
