package duplex.course.lesson;

import java.util.List;

/** A step of the lab: its checks carry the JUnit tag {@code task1}, {@code task2}, … in {@code check/}. */
public record Task(Both title, List<Check> checks) {

    public Task {
        Required.of("title", title);
        checks = Required.some("checks", checks);
    }
}
