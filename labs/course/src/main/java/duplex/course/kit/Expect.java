package duplex.course.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a check expects of the student's code:
 *
 * <pre>{@code
 * Expect.sent(key)
 *         .call(() -> Handshake.accept(key))
 *         .known("hex", hexOf(right))       // whoever answers this is told the sentence "hex"
 *         .is(right);
 * }</pre>
 */
public final class Expect {

    private final Shown sent;

    private Expect(Shown sent) {
        this.sent = sent;
    }

    /** What the student's code is given: text, a number, or a {@code byte[]}. */
    public static Expect sent(Object sent) {
        return new Expect(Shown.of(sent));
    }

    /**
     * What the student's code returns.
     *
     * @throws NothingCame when that is null
     */
    public static <T> T value(Callable<@Nullable T> code) {
        @Nullable T value;
        try {
            value = code.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ThrownByTheStudent(e);
        }
        if (value == null) {
            throw new NothingCame();
        }
        return value;
    }

    /** The answer is what this returns. */
    public <T> Answer<T> call(Callable<@Nullable T> code) {
        return came(value(code));
    }

    /** The answer is there already. */
    public <T> Answer<T> came(T answer) {
        return new Answer<>(sent, answer);
    }

    /** An answer of the student's code, which is to be judged. */
    public static final class Answer<T> {

        private record Known<T>(String help, Predicate<T> is) {}

        private final Shown sent;
        private final T came;
        private final List<Known<T>> known = new ArrayList<>();

        private Answer(Shown sent, T came) {
            this.sent = sent;
            this.came = came;
        }

        /** A wrong answer that students give, and the name of the sentence that helps them. The first that fits counts. */
        public Answer<T> known(String help, T wrong) {
            return known(help, (Predicate<T>) answer -> same(answer, wrong));
        }

        /** The same for wrong answers that have something in common. */
        public Answer<T> known(String help, Predicate<T> wrong) {
            known.add(new Known<>(help, wrong));
            return this;
        }

        /**
         * The one right answer.
         *
         * @throws Wrong when it is anything else
         */
        public void is(T expected) {
            require(same(came, expected), Shown.of(expected));
        }

        /**
         * What right answers have in common, where there are several.
         *
         * @param description of the right ones, as it is shown; no sentence, since it is in no language
         * @throws Wrong when it is none of them
         */
        public void is(String description, Predicate<T> right) {
            require(right.test(came), Shown.description(description));
        }

        private void require(boolean holds, Shown expected) {
            if (!holds) {
                Optional<String> help = known.stream()
                        .filter(each -> each.is().test(came))
                        .map(Known::help)
                        .findFirst();
                throw new Wrong(sent, Shown.of(came), expected, help);
            }
        }

        private static boolean same(Object one, Object other) {
            return (one instanceof byte[] bytes && other instanceof byte[] others)
                    ? Arrays.equals(bytes, others)
                    : Objects.equals(one, other);
        }
    }
}
