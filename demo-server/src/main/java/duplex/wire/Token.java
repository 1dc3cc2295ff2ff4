package duplex.wire;

/** What names are made of (RFC 9110, section 5.6.2): methods, field names. */
final class Token {

    private static final boolean[] TOKEN_CHARACTERS = new boolean[128];

    static {
        String others = "!#$%&'*+-.^_`|~";
        for (char c = 0; c < TOKEN_CHARACTERS.length; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            TOKEN_CHARACTERS[c] = letter || digit || others.indexOf(c) >= 0;
        }
    }

    private Token() {}

    static boolean isTokenCharacter(byte character) {
        return character >= 0 && TOKEN_CHARACTERS[character];
    }
}
