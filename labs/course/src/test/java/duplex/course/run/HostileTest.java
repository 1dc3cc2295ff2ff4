package duplex.course.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.SmallLesson;
import duplex.course.lesson.SourceFile;
import duplex.course.verdict.Cause;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import duplex.course.verdict.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab of two checks, and what students hand in without meaning any harm. */
class HostileTest {

    private static final Runner RUNNER = new Runner(Runner.Mode.USUAL);
    private final LessonFolder lab;

    HostileTest(@TempDir Path lessons) throws IOException {
        lab = SmallLesson.write(lessons);
    }

    @AfterAll
    static void endProcesses() {
        RUNNER.close();
    }

    @Test
    void whatIsRightPasses() throws IOException {
        assertEquals(State.PASS, judge("return text;").state());
    }

    @Test
    void anEndlessLoopIsEndedAndItsLineNamed() throws IOException {
        Judgement judgement = judge("""
                if (text.equals("first")) {
                    while (true) {}
                }
                return text;""");
        assertFirstFails(judgement, Cause.HUNG);
        assertEquals("Answer.java:6", failure(judgement).at().orElse(""));
    }

    @Test
    @Tag("slow")
    void aSwallowedInterruptIsEnded() throws IOException {
        assertFirstFails(judge("""
                        while (text.equals("first")) {
                            try { Thread.sleep(60_000); } catch (InterruptedException e) { }
                        }
                        return text;"""), Cause.HUNG);
    }

    @Test
    @Tag("slow")
    void aDeadlockIsCalledThat() throws IOException {
        assertFirstFails(judge("""
                        if (text.equals("first")) {
                            Object one = new Object();
                            Object other = new Object();
                            java.util.concurrent.CountDownLatch both = new java.util.concurrent.CountDownLatch(2);
                            Thread thread = new Thread(() -> { synchronized (other) { meet(both); synchronized (one) { } } });
                            thread.start();
                            synchronized (one) { meet(both); synchronized (other) { } }
                        }
                        return text;"""), Cause.DEADLOCK);
    }

    @Test
    @Tag("slow")
    void aGigabyteIsMoreThanThereIs() throws IOException {
        assertFirstFails(judge("""
                        byte[][] all = new byte[1024][];
                        for (int i = 0; text.equals("first") && i < 1024; i++) {
                            all[i] = new byte[1024 * 1024];
                        }
                        return text;"""), Cause.MEMORY);
    }

    @Test
    @Tag("slow")
    void endingTheProgramEndsOnlyTheCheck() throws IOException {
        Judgement judgement = judge("""
                if (text.equals("first")) {
                    System.exit(0);
                }
                return text;""");
        assertFirstFails(judgement, Cause.EXITED);
        assertEquals("Answer.java:6", failure(judgement).at().orElse(""));
    }

    @Test
    @Tag("slow")
    void haltingEndsOnlyTheCheckToo() throws IOException {
        assertFirstFails(judge("""
                        if (text.equals("first")) {
                            Runtime.getRuntime().halt(0);
                        }
                        return text;"""), Cause.EXITED);
    }

    @Test
    @Tag("slow")
    void aFloodOnStandardOutputIsCountedAndNotKept() throws IOException {
        Judgement judgement = judge("""
                for (int i = 0; i < 1_000_000; i++) {
                    System.out.println("Hello, hello, hello");
                }
                return text;""");
        assertEquals(State.PASS, judgement.state());
        CheckResult first = judgement.results().get(0);
        assertTrue(first.printed().bytes() >= 20_000_000, first.printed().bytes() + " bytes");
        assertTrue(first.printed().text().length() <= 4096);
    }

    @Test
    @Tag("slow")
    void aThreadAndAPortLeftOpenAreNamedAndDoNotDisturbTheNextRun() throws IOException {
        String leaves = """
                try {
                    java.net.ServerSocket socket = new java.net.ServerSocket(PORT);
                    Thread thread = new Thread(() -> { while (true) { try { socket.accept(); } catch (Exception e) { } } });
                    if (text.equals("first")) { thread.start(); return text; }
                } catch (java.io.IOException taken) { if (text.equals("first")) { return "taken"; } }
                return text;""".replace("PORT", String.valueOf(freePort()));
        assertEquals(State.PASS, judge(leaves).state());
        Judgement again = judge(leaves);
        assertEquals(State.PASS, again.state());
        assertEquals(List.of("Answer.java:7"), again.leftRunning());
    }

    @Test
    @Tag("slow")
    void anEndlessRecursionIsTheStudentsOwnException() throws IOException {
        assertFirstFails(judge("return text.equals(\"first\") ? answer(text) : text;"), Cause.THREW);
    }

    @Test
    void aMethodThatIsGoneIsNamedWithoutOurs() throws IOException {
        Judgement judgement = RUNNER.judge(
                lab,
                List.of(new SourceFile(
                        "Answer.java", "package lab99;\nfinal class Answer { static int other() { return 1; } }\n")),
                1);
        Failure failure = failure(judgement);
        assertEquals(Cause.MISSING, failure.cause());
        assertEquals("String Answer.answer(String)", failure.message().orElse(""));
    }

    @Test
    void whatDoesNotCompileNamesTheStudentsLine() throws IOException {
        Judgement judgement = judge("retrun text;");
        assertEquals(State.FAIL, judgement.state());
        assertEquals("        retrun text;", judgement.complaints().get(0).source());
        assertEquals(5, judgement.complaints().get(0).line());
    }

    private Judgement judge(String body) throws IOException {
        return RUNNER.judge(lab, List.of(SmallLesson.answer(body)), 1);
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The first check fails for this; the second, which builds on nothing, is checked all the same. */
    private static void assertFirstFails(Judgement judgement, Cause cause) {
        assertEquals(cause, failure(judgement).cause());
        assertEquals(State.PASS, judgement.results().get(1).state());
    }

    private static Failure failure(Judgement judgement) {
        return judgement.results().get(0).failure().orElseThrow(() -> new AssertionError("passed: " + judgement));
    }
}
