package duplex;

import java.util.Locale;

/** What a promise's test saw, on one line of the output that can be found again: {@code PROMISE name: figure}. */
public final class Promise {

    private Promise() {}

    /**
     * Prints one figure.
     *
     * @param name of the test, such as {@code aSlowReaderDelaysNobody}; no colon
     * @param format and arguments as {@link String#format} takes them, with the unit
     */
    public static void kept(String name, String format, Object... arguments) {
        System.out.println("PROMISE " + name + ": " + String.format(Locale.ROOT, format, arguments) + " ("
                + Length.OF_THIS_RUN.name().toLowerCase(Locale.ROOT) + ")");
    }
}
