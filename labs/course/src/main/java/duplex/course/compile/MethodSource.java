package duplex.course.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import duplex.course.lesson.SourceFile;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds the text of a method in a source, as it is written there; what does not compile may still be found. */
public final class MethodSource {

    private MethodSource() {}

    /** The lines of the first method of that name, without their common indentation. */
    public static Optional<String> of(SourceFile source, String method) throws IOException {
        JavaCompiler compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .orElseThrow(() -> new IllegalStateException("this Java has no compiler; a whole JDK is needed"));
        JavacTask task = (JavacTask) compiler.getTask(
                Writer.nullWriter(),
                null,
                ignored -> {},
                List.of("-proc:none"),
                null,
                List.of(new MemorySource(source)));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            Optional<String> found =
                    Optional.ofNullable(new Finder(source.text(), method, unit, positions).scan(unit, null));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static final class Finder extends TreeScanner<@Nullable String, @Nullable Void> {
        private final String text;
        private final String method;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Finder(String text, String method, CompilationUnitTree unit, SourcePositions positions) {
            this.text = text;
            this.method = method;
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable String visitMethod(MethodTree tree, @Nullable Void nothing) {
            if (!tree.getName().contentEquals(method)) {
                return super.visitMethod(tree, null);
            }
            int start = text.lastIndexOf('\n', (int) positions.getStartPosition(unit, tree)) + 1;
            int end = (int) positions.getEndPosition(unit, tree);
            return text.substring(start, end).stripIndent();
        }

        @Override
        public @Nullable String reduce(@Nullable String one, @Nullable String other) {
            return one == null ? other : one;
        }
    }
}
