package duplex.course.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds the student's lines in stack traces. */
final class Traces {

    private final Set<String> studentFiles;

    Traces(Set<String> studentFiles) {
        this.studentFiles = studentFiles;
    }

    /** The innermost line of the student's, such as {@code Handshake.java:12}. */
    Optional<String> at(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(this::isTheStudents)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst();
    }

    private boolean isTheStudents(StackTraceElement frame) {
        return studentFiles.contains(Objects.requireNonNullElse(frame.getFileName(), ""));
    }

    /** The one of a throwable, its causes and what it suppressed that was thrown in the student's code. */
    Optional<Throwable> thrownByTheStudent(Throwable thrown) {
        return family(thrown).stream()
                .filter(each -> at(each.getStackTrace()).isPresent())
                .findFirst();
    }

    /** Itself, then causes and what was suppressed, each once. */
    private static List<Throwable> family(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> all = new ArrayList<>();
        List<Throwable> next = new ArrayList<>(List.of(thrown));
        while (!next.isEmpty()) {
            Throwable each = next.remove(0);
            if (seen.add(each)) {
                all.add(each);
                next.addAll(Arrays.asList(each.getSuppressed()));
                Optional.ofNullable(each.getCause()).ifPresent(next::add);
            }
        }
        return all;
    }

    /** Where a thread is in the student's code. */
    Optional<String> at(Thread thread) {
        return at(thread.getStackTrace());
    }

    /** Where the student's code is in any thread but this. */
    List<String> everywhere() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey() != Thread.currentThread())
                .flatMap(each -> at(each.getValue()).stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** Where somebody in the student's code ends the program. */
    Optional<String> exit() {
        return Thread.getAllStackTraces().values().stream()
                .filter(trace -> Arrays.stream(trace)
                        .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                                && frame.getMethodName().equals("exit")))
                .flatMap(trace -> at(trace).stream())
                .findFirst();
    }
}
