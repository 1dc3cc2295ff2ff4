package duplex.course.command;

import duplex.course.lesson.Check;
import duplex.course.lesson.Hints;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.SourceFile;
import duplex.course.run.Judgement;
import duplex.course.screen.HintText;
import duplex.course.screen.Lines;
import duplex.course.screen.PassText;
import duplex.course.screen.VerdictText;
import duplex.course.screen.WireText;
import duplex.course.student.LabProgress;
import duplex.course.student.LabProgress.Failing;
import duplex.course.student.Progress;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a student can ask for, by a key while watching or by a subcommand: the lines that answer it. */
final class Actions {

    private final Desk desk;

    Actions(Desk desk) {
        this.desk = desk;
    }

    /** A judgement, and everything that a pass brings. */
    List<String> verdict(LessonFolder lab, Judgement judgement) throws IOException {
        List<String> lines = new ArrayList<>(new VerdictText(desk.words()).lines(lab, judgement));
        if (judgement.state() != State.FAIL) {
            LabProgress progress = desk.folder().progress().of(lab.number());
            lines.add("");
            lines.addAll(new PassText(desk.words()).lines(lab, judgement, progress, beside(lab, 1)));
        }
        return lines;
    }

    /**
     * The next hint for the check that fails.
     *
     * @param asked a tier, for one that was shown before or is free by now
     */
    List<String> hint(LessonFolder lab, Optional<Integer> asked) throws IOException {
        Progress progress = desk.folder().progress();
        LabProgress its = progress.of(lab.number());
        if (its.failing().isEmpty()) {
            return List.of(desk.words().get("hint.none"));
        }
        Failing failing = its.failing().get();
        Check check = lab.lesson().check(failing.check());
        int shown = its.hints().getOrDefault(check.id(), 0);
        int free = Math.max(shown, desk.scoring().freeTier(its));
        int tier = asked.orElse(Math.min(shown + 1, Hints.TIERS));
        if (tier > free) {
            return List.of(desk.words()
                    .get("hint.later", tier, Math.max(1, desk.scoring().runsUntil(its, tier))));
        }
        desk.folder().write(progress.with(lab.number(), its.withHint(check.id(), tier)));
        return new HintText(desk.words()).lines(lab, check, tier, desk.folder().sources(lab));
    }

    List<String> wire(LessonFolder lab) throws IOException {
        Optional<CheckResult> kept = desk.folder().kept(lab);
        return kept.isEmpty()
                ? List.of(desk.words().get("wire.none"))
                : new WireText(desk.words()).lines(lab, kept.get());
    }

    List<String> list() throws IOException {
        return LabList.lines(desk);
    }

    /** The lab so many places further on, or back; it is the one under way from now on. */
    Optional<LessonFolder> move(int places) throws IOException {
        Optional<LessonFolder> there = beside(desk.lab(Optional.empty()), places);
        if (there.isPresent()) {
            desk.folder().add(there.get(), desk.locale());
            desk.folder().write(desk.folder().progress().at(there.get().number()));
        }
        return there;
    }

    private Optional<LessonFolder> beside(LessonFolder lab, int places) {
        List<LessonFolder> all = desk.lessons().all();
        int index = all.indexOf(lab) + places;
        return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }

    List<String> reset(LessonFolder lab) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path backup : desk.folder().reset(lab)) {
            lines.add(desk.words().get("reset.kept", desk.folder().path().relativize(backup)));
        }
        lines.add(desk.words()
                .get("reset.done", desk.folder().path().relativize(desk.folder().lab(lab))));
        return lines;
    }

    /**
     * The solution and other ways, after a pass.
     *
     * @param giveUp also before it, which is noted
     */
    List<String> solution(LessonFolder lab, boolean giveUp) throws IOException {
        Progress progress = desk.folder().progress();
        LabProgress its = progress.of(lab.number());
        if (!its.hasPassed() && !giveUp && !its.gaveUp()) {
            return List.of(desk.words().get("solution.later", lab.number()));
        }
        if (!its.hasPassed() && !its.gaveUp()) {
            desk.folder().write(progress.with(lab.number(), its.givenUp()));
        }
        List<String> lines = new ArrayList<>();
        sources(lines, desk.words().get("solution.heading"), lab.solution());
        for (Map.Entry<String, List<SourceFile>> approach : lab.approaches().entrySet()) {
            lines.add("");
            lines.add("== " + approach.getKey());
            lab.approachText(approach.getKey(), desk.locale()).lines().forEach(lines::add);
            sources(lines, approach.getKey(), approach.getValue());
        }
        return lines;
    }

    private static void sources(List<String> lines, String heading, List<SourceFile> files) {
        for (SourceFile file : files) {
            lines.add("-- " + heading + ": " + file.name());
            file.text().lines().forEach(lines::add);
        }
    }

    /** The keys and what they do. */
    List<String> keys() {
        return Lines.wrapped(desk.words().get("watch.keys"));
    }

    /** Where the student's files are. */
    List<String> welcome(LessonFolder lab) throws IOException {
        Path file = desk.folder().path().relativize(desk.folder().lab(lab));
        List<String> lines = new ArrayList<>();
        lines.addAll(Lines.wrapped(desk.words()
                .get("watch.welcome", lab.number(), lab.lesson().title().in(desk.locale()), file)));
        LabProgress its = desk.folder().progress().of(lab.number());
        if (!its.hasPassed() && its.predictions().isEmpty()) {
            lines.add(desk.words().get("watch.predict"));
        }
        return lines;
    }
}
