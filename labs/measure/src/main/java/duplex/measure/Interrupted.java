package duplex.measure;

/** Says one line when this program is ended from outside, by Ctrl-C for example, before it has come to its end. */
final class Interrupted {

    private volatile boolean atTheEnd;

    Interrupted(String line) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!atTheEnd) {
                System.err.println(line);
            }
        }));
    }

    /** The end was reached, in whatever way: there is nothing to say. */
    void not() {
        atTheEnd = true;
    }
}
