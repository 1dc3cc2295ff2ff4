package duplex.course.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.course.compile.Classes;
import duplex.course.compile.Compilation;
import duplex.course.compile.LabCompiler;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.lesson.SourceFile;
import duplex.course.run.Judgement;
import duplex.measure.report.Columns;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTextTest {

    private final LessonFolder lab = Lessons.ofThisToolkit().find("05").orElseThrow();

    VerdictTextTest() throws IOException {}

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(
                new TreeSet<>(new Words(Locale.KOREAN).bundle().keySet()),
                new TreeSet<>(new Words(Locale.ENGLISH).bundle().keySet()));
    }

    @ParameterizedTest
    @CsvSource({
        "ko, retrun 1;, 완성된 문장이 아니에요.",
        "en, retrun 1;, This is no complete statement.",
        "ko, return one;, one(이)라는 변수가 없어요. 철자가 맞나요? 먼저 선언했나요?",
        "en, return one();, There is no method one() here. Are name and parameters right?",
        "ko, return new Lisst();, Lisst 클래스를 모르겠어요. import가 빠졌나요?",
        "en, return 1, A ; is missing here.",
        "ko, boolean no = 1;, boolean 자리에 int 형이 있어요.",
        "en, '', 'The method can end here without return, but has to return something.'",
        "ko, throw new Exception();, Exception 예외가 날 수 있어요"
    })
    void aCompileErrorIsInPlainWords(String language, String body, String words) {
        String text = String.join("\n", lines(language, body));
        assertTrue(text.contains(words), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void aCompileErrorPointsAtTheStudentsLineAndNothingOfOurs(String language) {
        List<String> lines = lines(language, "return /* 한글 */ one;");
        int line = lines.indexOf("      static int answer() { return /* 한글 */ one; }");
        assertTrue(line > 0, lines.toString());
        assertEquals(
                Columns.width("      static int answer() { return /* 한글 */ "),
                lines.get(line + 1).indexOf('^'));
        assertTrue(lines.stream().noneMatch(each -> each.contains("duplex")), lines.toString());
    }

    private List<String> lines(String language, String body) {
        SourceFile source = new SourceFile(
                "Answer.java", "package lab05;\nfinal class Answer {\n    static int answer() { " + body + " }\n}\n");
        try (LabCompiler compiler = new LabCompiler()) {
            Compilation compilation = compiler.compile(List.of(source), Classes.NONE);
            Judgement judgement =
                    new Judgement("05", compilation.complaints(), List.of(), Map.of(), List.of(), 1, "", 0);
            List<String> lines = new VerdictText(new Words(Locale.forLanguageTag(language))).lines(lab, judgement);
            assertTrue(lines.stream().allMatch(each -> Columns.width(each) <= 80), lines.toString());
            return lines;
        }
    }
}
