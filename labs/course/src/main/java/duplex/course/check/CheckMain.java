package duplex.course.check;

import duplex.course.kit.Measured;
import duplex.course.kit.NotOnThisMachine;
import duplex.course.kit.Seed;
import duplex.course.kit.Tape;
import duplex.course.verdict.Cause;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * The process of the checks: warms up, says that it is ready, reads one {@link Job} from its standard input, runs it and
 * ends. It ends too when its input does, so that it never outlives the runner.
 */
public final class CheckMain {

    private final Voice voice;
    private final Printed printed;
    private final JUnitRun junit;
    private final Job job;
    private final Findings findings;
    private final Traces traces;
    private final Watchdog watchdog;
    private final ClassLoader classes;
    private final Set<String> passed;

    private CheckMain(Voice voice, Printed printed, JUnitRun junit, Job job) {
        this.voice = voice;
        this.printed = printed;
        this.junit = junit;
        this.job = job;
        this.traces = new Traces(job.studentFiles());
        this.findings = new Findings(traces);
        this.watchdog = new Watchdog(voice, printed, traces, Thread.currentThread());
        this.classes = new MemoryClasses(job.classes());
        this.passed = new HashSet<>(job.passed());
    }

    public static void main(String[] args) throws Exception {
        Voice voice = new Voice();
        Printed printed = new Printed();
        printed.standIn();
        JUnitRun junit = new JUnitRun();
        junit.run(WarmUp.class, "somethingPasses");
        junit.run(WarmUp.class, "somethingFails");
        junit.run(WarmUp.class, "aRealClientConnects");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.setIn(InputStream.nullInputStream());
        voice.ready();
        Optional<String> line = Optional.ofNullable(in.readLine());
        if (line.isPresent()) {
            endWithTheRunner(in);
            Job job = Job.of(line.get());
            System.setProperty(Seed.PROPERTY, String.valueOf(job.seed()));
            new CheckMain(voice, printed, junit, job).run();
        }
        Runtime.getRuntime().halt(0); // whatever the student's code has left running
    }

    private static void endWithTheRunner(BufferedReader in) {
        Thread thread = new Thread(
                () -> {
                    try {
                        in.readLine();
                    } catch (IOException gone) {
                        // as good as its end
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end with the runner");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        Thread.currentThread().setContextClassLoader(classes);
        for (Job.Step step : job.checks()) {
            voice.started(step.check());
            Future<?> watch = watchdog.watch(step.check(), job.seconds());
            CheckResult result = check(step);
            watch.cancel(false);
            voice.found(result);
            boolean outOfMemory = result.failure()
                    .filter(each -> each.cause() == Cause.MEMORY)
                    .isPresent();
            if (outOfMemory) {
                return; // what else it holds on to nobody knows; the rest is for another process
            }
        }
        Measured.numbers().forEach(voice::measured);
        traces.everywhere().forEach(voice::leftRunning);
        voice.done();
    }

    private CheckResult check(Job.Step step) {
        for (String need : step.needs()) {
            if (!passed.contains(need)) {
                return CheckResult.notYet(step.check(), need);
            }
        }
        Tape.clear();
        Optional<Throwable> thrown = thrown(step);
        if (thrown.isEmpty()) {
            passed.add(step.check());
            return CheckResult.passed(step.check(), Tape.pieces(), printed.take());
        }
        if (thrown.get() instanceof NotOnThisMachine not) {
            return CheckResult.unknown(step.check(), not.need().name().toLowerCase(Locale.ROOT));
        }
        Failure failure = thrown.get() instanceof OutOfMemoryError
                ? Failure.of(Cause.MEMORY, traces.at(thrown.get().getStackTrace()), Optional.empty())
                : findings.of(thrown.get());
        return CheckResult.failed(step.check(), failure, Tape.pieces(), printed.take());
    }

    private Optional<Throwable> thrown(Job.Step step) {
        try {
            return junit.run(classes.loadClass(step.className()), step.check());
        } catch (Throwable unrecoverable) { // such as running out of memory, which JUnit passes on
            return Optional.of(unrecoverable);
        }
    }
}
