package duplex.course.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.screen.Words;
import duplex.course.student.LabProgress;
import duplex.course.student.LabProgress.Status;
import duplex.course.student.Progress;
import duplex.course.verdict.State;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GradesTest {

    private final List<LessonFolder> labs = Lessons.ofThisToolkit().all();
    private final LessonFolder lab = labs.get(0);

    GradesTest() throws IOException {}

    @Test
    void aSpreadsheetTakesTheTableForUtf8AndNoNicknameForAFormula() {
        String csv = Grades.csv(List.of(
                Grades.row("홍길동", "=1+1", lab, LabProgress.NONE, Optional.empty()),
                Grades.row("b", "a \"quoted\", name", lab, LabProgress.NONE, Optional.empty())));
        assertTrue(csv.startsWith("\uFEFFfolder,nickname,lab,"), csv);
        assertTrue(csv.contains("\r\n홍길동,'=1+1," + lab.number() + ",missing,0,"), csv);
        assertTrue(csv.contains("\r\nb,\"a \"\"quoted\"\", name\","), csv);
    }

    @Test
    void whatMostFailComesFirst() {
        String first = lab.lesson().checks().get(0).id();
        String second = lab.lesson().checks().get(1).id();
        GroupReport group = GroupReport.of(
                new Words(Locale.ENGLISH),
                labs,
                List.of(
                        learner("민수", Map.of(first, State.FAIL)),
                        learner("", Map.of(first, State.PASS, second, State.FAIL)),
                        learner("지우", Map.of(first, State.PASS, second, State.FAIL))));
        assertEquals(List.of("민수", "learner 2", "지우"), group.learners());
        assertEquals(2, group.rows().get(0).failing());
        assertEquals(
                lab.lesson().check(second).title().en(), group.rows().get(0).title());
        assertEquals(
                List.of(Optional.empty(), Optional.of(State.FAIL), Optional.of(State.FAIL)),
                group.rows().get(0).cells());
    }

    @Test
    void thePageAsksForNothingAndANicknameIsText() {
        GroupReport group =
                GroupReport.of(new Words(Locale.KOREAN), labs, List.of(learner("<script>alert(1)</script>", Map.of())));
        String page = Pages.html(group);
        assertTrue(page.contains("&lt;script&gt;"), page);
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("<script"), page);
    }

    private Progress learner(String nickname, Map<String, State> verdicts) {
        LabProgress progress = new LabProgress(
                Status.BEGUN, 1, verdicts, Optional.empty(), Map.of(), Map.of(), Map.of(), false, "", 0);
        return new Progress(nickname, lab.number(), Map.of(lab.number(), progress));
    }
}
