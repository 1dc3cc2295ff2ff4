package duplex.course.command;

import duplex.course.lesson.LessonFolder;
import duplex.course.run.Runner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks the lab under way whenever a file of it has changed, and answers keys. Files are looked at every 300 ms rather than
 * watched: watchers are silent on network shares and in WSL.
 */
final class Watch {

    private static final Duration LOOK = Duration.ofMillis(300);

    private final Desk desk;
    private final Actions actions;
    private final Runner runner;
    private final Keys keys;
    private String seen = "";

    Watch(Desk desk, Runner runner, Keys keys) {
        this.desk = desk;
        this.actions = new Actions(desk);
        this.runner = runner;
        this.keys = keys;
    }

    /** Until somebody quits. */
    void run() throws IOException {
        LessonFolder lab = desk.lab(Optional.empty());
        desk.folder().add(lab, desk.locale());
        desk.print(actions.welcome(lab));
        runner.warmUp(lab);
        boolean quit = false;
        while (!quit) {
            lookAgain();
            Optional<Character> key = keys.next(LOOK);
            quit = key.isPresent() && !answer(key.get());
        }
    }

    /** What has not changed since is not checked again. */
    private void lookAgain() throws IOException {
        LessonFolder lab = desk.lab(Optional.empty());
        try {
            String now = lab.number() + Runner.hash(desk.sources(lab));
            if (!now.equals(seen)) {
                seen = now;
                check(lab);
            }
        } catch (IOException unreadable) { // as it is being written, or not as UTF-8: the next look may find it whole
            String now = String.valueOf(unreadable.getMessage());
            if (!now.equals(seen)) {
                seen = now;
                desk.print(List.of(now));
            }
        }
    }

    private void check(LessonFolder lab) throws IOException {
        desk.print(List.of(""));
        desk.print(actions.verdict(lab, desk.judge(runner, lab, desk.anySeed())));
        if (keys.areThere()) {
            desk.print(List.of(""));
            desk.print(actions.keys());
        }
    }

    /** @return whether to go on */
    private boolean answer(char key) throws IOException {
        LessonFolder lab = desk.lab(Optional.empty());
        switch (key) {
            case 'r' -> check(lab);
            case 'h' -> desk.print(actions.hint(lab, Optional.empty()));
            case 'n' -> move(1, "move.no_next");
            case 'p' -> move(-1, "move.no_prev");
            case 'l' -> desk.print(actions.list());
            case 'w' -> desk.print(actions.wire(lab));
            case 'x' -> reset(lab);
            case 's' -> desk.print(actions.solution(lab, false));
            case 'g' -> new Guesses(desk).ask(lab, keys::line);
            case 'q' -> {
                return false;
            }
            default -> desk.print(actions.keys());
        }
        return true;
    }

    /** Asks once: a finger slips. */
    private void reset(LessonFolder lab) throws IOException {
        desk.say("reset.sure", desk.folder().path().relativize(desk.folder().lab(lab)));
        Optional<Character> again = keys.next(Duration.ofSeconds(10));
        if (again.equals(Optional.of('x'))) {
            desk.print(actions.reset(lab));
        }
    }

    private void move(int places, String otherwise) throws IOException {
        Optional<LessonFolder> there = actions.move(places);
        desk.print(
                there.isPresent()
                        ? actions.welcome(there.get())
                        : List.of(desk.words().get(otherwise)));
    }
}
