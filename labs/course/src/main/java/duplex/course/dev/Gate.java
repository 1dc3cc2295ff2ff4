package duplex.course.dev;

import duplex.course.lesson.Check;
import duplex.course.lesson.Hints;
import duplex.course.lesson.Lesson;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Mistake;
import duplex.course.lesson.Prediction;
import duplex.course.lesson.SourceFile;
import duplex.course.run.Judgement;
import duplex.course.run.Runner;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import duplex.course.verdict.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a lesson is complete and its checks tell right from wrong:
 *
 * <ol>
 *   <li>The starter compiles, and passes nothing.
 *   <li>The solution and every approach pass everything.
 *   <li>Every wrong answer fails exactly the check it names, with exactly the help it names.
 *   <li>Every check is a method with the tag of its task, and every method a check.
 *   <li>Every hint, help, prediction and number is used, and there is none that is used and not there.
 *   <li>There are enough wrong answers, and both languages.
 * </ol>
 */
public final class Gate {

    /** Fewer do not say much about the checks. */
    public static final int FEWEST_MISTAKES = 6;

    private static final int FEWEST_LINES = 5;
    private static final long SEED = 1;
    private static final Pattern TESTS = Pattern.compile("@Tag\\(\"(\\w+)\"\\)\\s+(?:public )?void (\\w+)\\(");
    private static final Pattern KNOWN = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");
    private static final Pattern TOKEN = Pattern.compile("\\{(\\w+)\\}");

    private final Runner runner;

    public Gate(Runner runner) {
        this.runner = runner;
    }

    /** What is wrong with a lesson, a line each; nothing when it is complete. */
    public List<String> complaints(LessonFolder folder) throws IOException {
        List<String> complaints = new ArrayList<>();
        texts(folder, complaints);
        checks(folder, complaints);
        starter(folder, complaints);
        Judgement solution = passes(folder, "solution", folder.solution(), complaints);
        numbers(folder.lesson(), solution, complaints);
        for (Map.Entry<String, List<SourceFile>> approach : folder.approaches().entrySet()) {
            passes(folder, "approaches/" + approach.getKey(), approach.getValue(), complaints);
            folder.approachText(approach.getKey(), Locale.KOREAN);
            folder.approachText(approach.getKey(), Locale.ENGLISH);
        }
        mistakes(folder, complaints);
        return complaints.stream().map(line -> folder.name() + ": " + line).toList();
    }

    private static void texts(LessonFolder folder, List<String> complaints) throws IOException {
        for (Locale locale : List.of(Locale.KOREAN, Locale.ENGLISH)) {
            if (folder.readme(locale).lines().count() < FEWEST_LINES) {
                complaints.add("README." + locale.getLanguage() + ".md says next to nothing");
            }
        }
        if (folder.yaml().contains(Skeleton.MISSING + '"')) {
            complaints.add("lesson.yaml still has texts to be written, where it says " + Skeleton.MISSING);
        }
        Lesson lesson = folder.lesson();
        Set<String> used = lesson.checks().stream().map(Check::hints).collect(Collectors.toSet());
        String solution = text(folder.solution());
        lesson.hints().forEach((name, hints) -> {
            if (!used.contains(name)) {
                complaints.add("no check uses the hints " + name);
            }
            function(hints, solution, complaints);
        });
    }

    private static void function(Hints hints, String solution, List<String> complaints) {
        if (!Pattern.compile("\\b" + Pattern.quote(hints.function()) + "\\(")
                .matcher(solution)
                .find()) {
            complaints.add("the solution has no method " + hints.function());
        }
    }

    private static void checks(LessonFolder folder, List<String> complaints) throws IOException {
        Lesson lesson = folder.lesson();
        Set<String> methods = new TreeSet<>();
        Matcher tests = TESTS.matcher(text(folder.checks()));
        while (tests.find()) {
            methods.add(tests.group(1) + " " + tests.group(2));
        }
        Set<String> listed = lesson.checks().stream()
                .map(check -> "task" + lesson.taskOf(check.id()) + " " + check.id())
                .collect(Collectors.toCollection(TreeSet::new));
        difference(listed, methods).forEach(each -> complaints.add("check/ has no method for " + each));
        difference(methods, listed).forEach(each -> complaints.add("lesson.yaml lists no " + each));
        Set<String> named = new TreeSet<>();
        Matcher known = KNOWN.matcher(text(folder.checks()));
        while (known.find()) {
            named.add(known.group(1));
        }
        difference(lesson.help().keySet(), named).forEach(each -> complaints.add("no check names the help " + each));
    }

    private void starter(LessonFolder folder, List<String> complaints) throws IOException {
        Judgement starter = runner.judge(folder, folder.starter(), SEED);
        starter.complaints().forEach(each -> complaints.add("the starter does not compile: " + each.message()));
        starter.results().stream()
                .filter(result -> result.state() == State.PASS)
                .forEach(result -> complaints.add("the starter passes " + result.check()));
    }

    private Judgement passes(LessonFolder folder, String name, List<SourceFile> files, List<String> complaints)
            throws IOException {
        Judgement judgement = runner.judge(folder, files, SEED);
        judgement.complaints().forEach(each -> complaints.add(name + " does not compile: " + each.message()));
        judgement.results().stream()
                .filter(result -> result.state() != State.PASS && result.state() != State.UNKNOWN)
                .forEach(result -> complaints.add(name + " does not pass " + result.check() + ": "
                        + result.failure().map(Failure::toString).orElse("")));
        return judgement;
    }

    private static void numbers(Lesson lesson, Judgement solution, List<String> complaints) {
        Set<String> wanted =
                lesson.predict().stream().map(Prediction::id).collect(Collectors.toCollection(TreeSet::new));
        for (String debrief : List.of(lesson.debrief().ko(), lesson.debrief().en())) {
            Matcher token = TOKEN.matcher(debrief);
            while (token.find()) {
                wanted.add(token.group(1));
            }
        }
        difference(wanted, solution.measured().keySet()).forEach(each -> complaints.add("no check measures " + each));
        difference(solution.measured().keySet(), wanted)
                .forEach(each -> complaints.add("neither a prediction nor the debrief wants " + each));
    }

    private void mistakes(LessonFolder folder, List<String> complaints) throws IOException {
        Map<String, Mistake> mistakes = folder.mistakes();
        if (mistakes.size() < FEWEST_MISTAKES) {
            complaints.add(mistakes.size() + " wrong answers; at least " + FEWEST_MISTAKES);
        }
        for (Map.Entry<String, Mistake> each : mistakes.entrySet()) {
            mistake(folder, "wrong/" + each.getKey(), each.getValue(), folder.wrong(each.getKey()), complaints);
        }
    }

    private void mistake(
            LessonFolder folder, String name, Mistake mistake, List<SourceFile> files, List<String> complaints)
            throws IOException {
        if (!folder.lesson().help().containsKey(mistake.help())) {
            complaints.add(name + ": there is no help " + mistake.help());
        }
        Judgement judgement = runner.judge(folder, files, SEED);
        judgement.complaints().forEach(each -> complaints.add(name + " does not compile: " + each.message()));
        List<CheckResult> failed = judgement.results().stream()
                .filter(result -> result.state() == State.FAIL)
                .toList();
        if (failed.isEmpty()) {
            complaints.add(name + " fails nothing; it should fail " + mistake.check());
        }
        for (CheckResult result : failed) {
            String help = result.failure().flatMap(Failure::help).orElse("none");
            if (!result.check().equals(mistake.check())) {
                complaints.add(name + " fails " + result.check() + "; it should fail " + mistake.check() + " only");
            } else if (!help.equals(mistake.help())) {
                complaints.add(name + " is shown the help " + help + "; it should be " + mistake.help());
            }
        }
    }

    private static String text(List<SourceFile> files) {
        return files.stream().map(SourceFile::text).collect(Collectors.joining("\n"));
    }

    private static Set<String> difference(Set<String> one, Set<String> other) {
        Set<String> difference = new TreeSet<>(one);
        difference.removeAll(other);
        return difference;
    }
}
