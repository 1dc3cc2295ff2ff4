package duplex.course.lesson;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A lesson as its {@code lesson.yaml} says it. The keys of the file are the names of these components.
 *
 * @param minutes how long a student takes
 * @param core whether it belongs to the short path
 * @param note the section of the study note that it stands on
 * @param goals what the student can do afterwards
 * @param outOfScope what it leaves out
 * @param needs what its checks work with; nothing where a lab is pure computing
 * @param seconds how long one check may take, 1 to 60; 5 unless said
 * @param predict one to three numbers
 * @param hints by name, for checks to refer to
 * @param help one sentence for each known wrong answer, by name
 * @param debrief why it works; {@code {id}} stands for a measured number
 */
public record Lesson(
        Both title,
        int minutes,
        boolean core,
        String note,
        List<Both> goals,
        List<Both> outOfScope,
        List<Need> needs,
        int seconds,
        List<Prediction> predict,
        List<Task> tasks,
        Map<String, Hints> hints,
        Map<String, Both> help,
        Both debrief) {

    private static final int USUAL_SECONDS = 5;
    private static final int MOST_SECONDS = 60;
    private static final int MOST_PREDICTIONS = 3;

    public Lesson {
        Required.of("title", title);
        Required.of("note", note);
        Required.of("debrief", debrief);
        goals = Required.some("goals", goals);
        outOfScope = Required.some("outOfScope", outOfScope);
        needs = Required.any(needs);
        predict = Required.some("predict", predict);
        tasks = Required.some("tasks", tasks);
        hints = Required.any(hints);
        help = Required.any(help);
        seconds = seconds == 0 ? USUAL_SECONDS : seconds;
        require(minutes > 0, "minutes must be more than 0, was " + minutes);
        require(seconds > 0 && seconds <= MOST_SECONDS, "seconds must be 1 to 60, was " + seconds);
        require(predict.size() <= MOST_PREDICTIONS, "predict must have 1 to 3 questions, has " + predict.size());
        requireOrder(tasks, hints);
    }

    private static void requireOrder(List<Task> tasks, Map<String, Hints> hints) {
        Set<String> earlier = new HashSet<>();
        for (Check check : checks(tasks)) {
            for (String need : check.needs()) {
                require(earlier.contains(need), check.id() + " needs " + need + ", which is no earlier check");
            }
            require(hints.containsKey(check.hints()), check.id() + " has no hints: there is no " + check.hints());
            require(earlier.add(check.id()), check.id() + " is there twice");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static List<Check> checks(List<Task> tasks) {
        return tasks.stream().flatMap(task -> task.checks().stream()).toList();
    }

    /** All checks, in the order in which they run. */
    public List<Check> checks() {
        return checks(tasks);
    }

    public Check check(String id) {
        return checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no check " + id));
    }

    /** Which task a check belongs to, from 1 on. */
    public int taskOf(String id) {
        Check check = check(id);
        for (int task = 0; task < tasks.size(); task++) {
            if (tasks.get(task).checks().contains(check)) {
                return task + 1;
            }
        }
        throw new IllegalStateException(id + " is in no task");
    }

    public Hints hintsFor(Check check) {
        return Optional.ofNullable(hints.get(check.hints())).orElseThrow();
    }
}
