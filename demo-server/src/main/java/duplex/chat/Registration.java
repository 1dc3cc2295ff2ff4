package duplex.chat;

/** Something that will be called once, later; until then it can be taken back. */
public interface Registration extends AutoCloseable {

    /** Takes it back. It may still run if it has just begun to; closing twice, or afterwards, does nothing. */
    @Override
    void close();
}
