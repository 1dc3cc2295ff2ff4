package duplex.course.compile;

import duplex.course.lesson.SourceFile;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source that is text and no file; its name in messages is the student's file. */
final class MemorySource extends SimpleJavaFileObject {

    private final SourceFile source;

    MemorySource(SourceFile source) {
        super(URI.create("string:///" + source.name()), Kind.SOURCE);
        this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
    }

    @Override
    public String getName() {
        return source.name();
    }
}
