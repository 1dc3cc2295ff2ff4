package duplex.course.lesson;

/**
 * A source file.
 *
 * @param name without folders, such as {@code Handshake.java}
 */
public record SourceFile(String name, String text) {

    public SourceFile {
        if (!name.endsWith(".java") || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("a source file's name ends in .java, was " + name);
        }
    }

    /** The name of the class that it must contain. */
    public String className() {
        return name.substring(0, name.length() - ".java".length());
    }
}
