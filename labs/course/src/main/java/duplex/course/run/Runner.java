package duplex.course.run;

import duplex.course.check.Job;
import duplex.course.compile.Classes;
import duplex.course.compile.Compilation;
import duplex.course.compile.LabCompiler;
import duplex.course.kit.Machine;
import duplex.course.lesson.Check;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.SourceFile;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compiles a lab and runs its checks. Keeps a compiler and a spare process warm, so that a verdict comes soon after a save.
 * For one thread.
 */
public final class Runner implements AutoCloseable {

    /** Each check that hangs costs its time, and a process: after so many nobody learns more from the rest. */
    private static final int MOST_PROCESSES = 3;

    private final LabCompiler compiler = new LabCompiler();
    private final Map<LessonFolder, Classes> checkClasses = new HashMap<>();
    private final Mode mode;
    private Optional<CheckProcess> spare = Optional.empty();

    /** How checks run. */
    public enum Mode {
        USUAL,
        /** The process of the checks waits for a debugger at port 5005, and takes all the time it needs. */
        DEBUG,
        /** As on a machine without a browser: what needs one is unknown. */
        WITHOUT_BROWSER;

        private List<String> flags() {
            return switch (this) {
                case USUAL -> List.of();
                case DEBUG -> List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:5005");
                case WITHOUT_BROWSER -> List.of("-D" + Machine.BROWSER_PROPERTY + "=off");
            };
        }
    }

    public Runner(Mode mode) {
        this.mode = mode;
    }

    /** Makes everything ready, so that the first verdict comes as soon as any. */
    public void warmUp(LessonFolder lab) throws IOException {
        spare = Optional.of(process());
        checks(lab);
    }

    /** Waits until the spare process is warm: what a student's pause between two saves is for. */
    public void awaitSpare() throws IOException {
        if (spare.isPresent()) {
            spare.get().awaitReady();
        }
    }

    private CheckProcess process() throws IOException {
        Optional<CheckProcess> ready = spare;
        spare = Optional.empty();
        return ready.isPresent() ? ready.get() : CheckProcess.start(mode.flags());
    }

    /**
     * Compiles and checks.
     *
     * @param student the files that the student wrote
     */
    public Judgement judge(LessonFolder lab, List<SourceFile> student, long seed) throws IOException {
        long start = System.nanoTime();
        if (spare.isEmpty()) {
            spare = Optional.of(process()); // it warms up while this compiles
        }
        Compilation compilation = compiler.compile(student, Classes.NONE);
        List<CheckResult> results = List.of();
        Map<String, Double> measured = new TreeMap<>();
        Set<String> left = new TreeSet<>();
        if (compilation.succeeded()) {
            Classes classes = compilation.classes().and(checks(lab));
            Set<String> files = student.stream().map(SourceFile::name).collect(Collectors.toSet());
            results = run(lab, classes, files, seed, measured, left);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (spare.isEmpty() && mode != Mode.DEBUG) {
            spare = Optional.of(process()); // only now: while it warms up it would slow the checks down
        }
        return new Judgement(
                lab.number(),
                compilation.complaints(),
                results,
                measured,
                List.copyOf(left),
                seed,
                hash(student),
                millis);
    }

    private List<CheckResult> run(
            LessonFolder lab,
            Classes classes,
            Set<String> files,
            long seed,
            Map<String, Double> measured,
            Set<String> left)
            throws IOException {
        String className = lab.packageName() + "." + lab.checks().get(0).className();
        boolean debug = mode == Mode.DEBUG;
        int seconds = lab.lesson().seconds();
        List<CheckResult> results = new ArrayList<>();
        for (int processes = 0;
                processes < MOST_PROCESSES
                        && results.size() < lab.lesson().checks().size();
                processes++) {
            List<Job.Step> steps = lab.lesson().checks().stream()
                    .skip(results.size())
                    .map(check -> new Job.Step(check.id(), className, check.needs()))
                    .toList();
            Job job = new Job(steps, passed(results), files, debug ? Integer.MAX_VALUE : seconds, seed, classes);
            try (CheckProcess process = process()) {
                CheckProcess.Findings findings = process.run(job, debug ? 0 : seconds);
                results.addAll(findings.results());
                findings.measured().forEach(each -> measured.put(each.id(), each.value()));
                left.addAll(findings.leftRunning());
            }
        }
        lab.lesson().checks().stream()
                .skip(results.size())
                .forEach(check -> results.add(CheckResult.notYet(check.id(), firstFailed(results, check))));
        return results;
    }

    private static String firstFailed(List<CheckResult> results, Check check) {
        return results.stream()
                .filter(result -> result.state() == State.FAIL)
                .map(CheckResult::check)
                .findFirst()
                .orElse(check.id());
    }

    private static Set<String> passed(List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.state() == State.PASS)
                .map(CheckResult::check)
                .collect(Collectors.toSet());
    }

    /** The checks, compiled against what the student begins with: what the student changes cannot make them complain. */
    private Classes checks(LessonFolder lab) throws IOException {
        Optional<Classes> known = Optional.ofNullable(checkClasses.get(lab));
        if (known.isPresent()) {
            return known.get();
        }
        Compilation starter = compiler.compile(lab.starter(), Classes.NONE);
        Compilation checks = compiler.compile(lab.checks(), starter.classes());
        for (Compilation each : List.of(starter, checks)) {
            if (!each.succeeded()) {
                throw new IOException(
                        lab.name() + " does not compile: " + each.complaints().get(0));
            }
        }
        checkClasses.put(lab, checks.classes());
        return checks.classes();
    }

    /** The same for the same files, whatever their line ends. */
    public static String hash(List<SourceFile> files) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            files.stream()
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .forEach(file -> {
                        sha256.update(file.name().getBytes(StandardCharsets.UTF_8));
                        sha256.update((byte) 0);
                        sha256.update(file.text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
                        sha256.update((byte) 0);
                    });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        spare.ifPresent(CheckProcess::close);
        compiler.close();
    }
}
