package duplex.course.check;

import duplex.course.kit.NothingCame;
import duplex.course.kit.Wrong;
import duplex.course.verdict.Cause;
import duplex.course.verdict.Failure;
import java.util.Optional;

/** What a failed check says about the student's code. */
final class Findings {

    /** How a stub begins what it says. */
    private static final String STUB = "Task ";

    private final Traces traces;

    Findings(Traces traces) {
        this.traces = traces;
    }

    Failure of(Throwable thrown) {
        if (thrown instanceof Wrong wrong) {
            return new Failure(
                    Cause.WRONG,
                    Optional.of(wrong.sent()),
                    Optional.of(wrong.came()),
                    Optional.of(wrong.expected()),
                    wrong.help(),
                    Optional.empty(),
                    Optional.empty());
        }
        if (thrown instanceof NothingCame) {
            return Failure.of(Cause.NOTHING, Optional.empty(), Optional.empty());
        }
        Optional<Throwable> students = traces.thrownByTheStudent(thrown);
        if (thrown instanceof LinkageError linkage && isMissing(linkage)) {
            return Failure.of(
                    Cause.MISSING,
                    Optional.empty(),
                    Optional.of(withoutPackages(String.valueOf(linkage.getMessage()))));
        }
        if (students.isEmpty()) {
            return Failure.of(Cause.BROKE, Optional.empty(), Optional.of(String.valueOf(thrown)));
        }
        Throwable own = students.get();
        Optional<String> at = traces.at(own.getStackTrace());
        if (own instanceof OutOfMemoryError) {
            return Failure.of(Cause.MEMORY, at, Optional.empty());
        }
        boolean stub = own instanceof UnsupportedOperationException
                && String.valueOf(own.getMessage()).startsWith(STUB);
        return Failure.of(
                stub ? Cause.NOT_BEGUN : Cause.THREW,
                at,
                Optional.of(stub ? String.valueOf(own.getMessage()) : inOneLine(own)));
    }

    private static boolean isMissing(LinkageError error) {
        return error instanceof IncompatibleClassChangeError || error instanceof NoClassDefFoundError;
    }

    /** {@code 'java.lang.String lab05.Handshake.accept(java.lang.String)'} becomes {@code String Handshake.accept(String)}. */
    private static String withoutPackages(String signature) {
        return signature
                .replace('/', '.')
                .replaceAll("\\b[a-z_][\\w]*\\.(?=[\\w.]*[A-Z])", "")
                .replace("'", "");
    }

    private static String inOneLine(Throwable thrown) {
        String message = Optional.ofNullable(thrown.getMessage())
                .map(text -> ": " + text.lines().findFirst().orElse(""))
                .orElse("");
        return thrown.getClass().getSimpleName() + message;
    }
}
