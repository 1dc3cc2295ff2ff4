package duplex.course.compile;

import java.util.List;

/**
 * What came of compiling.
 *
 * @param classes none when there are complaints
 * @param complaints none when it compiled
 */
public record Compilation(Classes classes, List<Complaint> complaints) {

    public Compilation {
        complaints = List.copyOf(complaints);
    }

    public boolean succeeded() {
        return complaints.isEmpty();
    }
}
