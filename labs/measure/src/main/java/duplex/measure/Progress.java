package duplex.measure;

/** Hears how far a comparison has come. Called on the thread that runs it. */
public interface Progress {

    /** Nobody wants to know. */
    Progress SILENT = (done, of, next) -> {};

    /**
     * A step begins, or the last one has ended.
     *
     * @param done steps that are over, 0 at first, {@code of} at last
     * @param next what begins now, for people
     */
    void step(int done, int of, String next);
}
