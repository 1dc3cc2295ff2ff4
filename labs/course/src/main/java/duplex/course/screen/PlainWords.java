package duplex.course.screen;

import duplex.course.compile.Complaint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the compiler did not understand, in the words of somebody who explains it. */
final class PlainWords {

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) (.+)");
    private static final Pattern TYPES = Pattern.compile("(\\S+) cannot be converted to (\\S+)");
    private static final Pattern LAST_WORD = Pattern.compile("(\\S+)\\s*$");

    private final Words words;

    PlainWords(Words words) {
        this.words = words;
    }

    /** One sentence in the student's language; for what is rare the compiler's own, marked as such. */
    String of(Complaint complaint) {
        String code = complaint.code().replaceFirst("^compiler\\.err\\.", "");
        String message = complaint.message();
        Optional<String> plain = code.startsWith("cant.resolve")
                ? symbol(message)
                : words.find("javac." + code, arguments(code, message));
        return plain.orElseGet(
                () -> words.get("javac.other", message.lines().findFirst().orElse("")));
    }

    private Optional<String> symbol(String message) {
        Matcher symbol = SYMBOL.matcher(message);
        if (!symbol.find()) {
            return Optional.empty();
        }
        String kind = switch (symbol.group(1)) {
            case "method", "class", "variable" -> symbol.group(1);
            default -> "other";
        };
        return words.find("javac.unknown." + kind, symbol.group(2));
    }

    private static Object[] arguments(String code, String message) {
        Pattern pattern = switch (code) {
            case "prob.found.req" -> TYPES;
            case "unreported.exception.need.to.catch.or.throw" -> Pattern.compile("unreported exception (\\S+?);");
            case "missing.ret.stmt", "not.stmt", "premature.eof" -> LAST_WORD;
            case "already.defined" -> Pattern.compile("(\\S+) is already defined");
            case "var.might.not.have.been.initialized" -> Pattern.compile("variable (\\S+) might");
            case "doesnt.exist" -> Pattern.compile("package (\\S+) does not exist");
            case "class.public.should.be.in.file" -> Pattern.compile("class (\\S+) is public");
            default -> QUOTED;
        };
        Matcher matcher = pattern.matcher(message);
        if (!matcher.find()) {
            return new Object[] {"", ""};
        }
        return new Object[] {matcher.group(1), matcher.groupCount() > 1 ? matcher.group(2) : ""};
    }
}
