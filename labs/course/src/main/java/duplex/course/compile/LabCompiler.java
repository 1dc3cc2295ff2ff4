package duplex.course.compile;

import duplex.course.lesson.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The JDK's compiler, kept warm: the second time takes a fraction of the first. Sources see this program's own class path.
 * For one thread.
 */
public final class LabCompiler implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of("-proc:none", "-Xlint:none", "-g", "-parameters", "-implicit:none");

    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;

    /** @throws IllegalStateException when this is a Java without a compiler */
    public LabCompiler() {
        compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .orElseThrow(() -> new IllegalStateException("this Java has no compiler; a whole JDK is needed"));
        files = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    }

    /**
     * Compiles sources to memory.
     *
     * @param with what they may use besides, such as the classes that a check is about
     */
    public Compilation compile(List<SourceFile> sources, Classes with) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        MemoryFiles memory = new MemoryFiles(files, with);
        List<JavaFileObject> objects = new ArrayList<>();
        for (SourceFile source : sources) {
            objects.add(new MemorySource(source));
        }
        boolean compiled = compiler.getTask(Writer.nullWriter(), memory, diagnostics, OPTIONS, null, objects)
                .call();
        if (compiled) {
            return new Compilation(memory.classes(), List.of());
        }
        return new Compilation(
                Classes.NONE,
                diagnostics.getDiagnostics().stream()
                        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                        .map(each -> complaint(each, sources))
                        .toList());
    }

    private static Complaint complaint(Diagnostic<? extends JavaFileObject> diagnostic, List<SourceFile> sources) {
        String file = Optional.ofNullable(diagnostic.getSource())
                .map(source -> Objects.requireNonNull(source.getName()))
                .orElse("");
        return new Complaint(
                file,
                Math.max(0, diagnostic.getLineNumber()),
                Math.max(0, diagnostic.getColumnNumber()),
                line(sources, file, diagnostic.getLineNumber()),
                diagnostic.getCode(),
                diagnostic.getMessage(Locale.ENGLISH));
    }

    private static String line(List<SourceFile> sources, String file, long number) {
        return sources.stream()
                .filter(source -> source.name().equals(file))
                .flatMap(source -> source.text().lines().skip(Math.max(0, number - 1)))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
