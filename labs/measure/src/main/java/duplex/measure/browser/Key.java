package duplex.measure.browser;

/** A key on the keyboard, with the three names that browsers and protocols have for it. */
public enum Key {
    ENTER("Enter", 13, "\r", '\uE007'),
    TAB("Tab", 9, "", '\uE004'),
    ESCAPE("Escape", 27, "", '\uE00C');

    private final String code;
    private final int virtualKey;
    private final String text;
    private final char webDriver;

    Key(String code, int virtualKey, String text, char webDriver) {
        this.code = code;
        this.virtualKey = virtualKey;
        this.text = text;
        this.webDriver = webDriver;
    }

    /** {@code KeyboardEvent.key}, the same as {@code code} for these keys (UI Events). */
    String code() {
        return code;
    }

    /** {@code KeyboardEvent.keyCode}. */
    int virtualKey() {
        return virtualKey;
    }

    /** The text that the key enters; empty for none. */
    String text() {
        return text;
    }

    /** WebDriver's code point for the key (section "Keyboard actions"). */
    char webDriver() {
        return webDriver;
    }
}
