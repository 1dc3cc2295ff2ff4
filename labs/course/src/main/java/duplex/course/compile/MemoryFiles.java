package duplex.course.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** Where the compiler puts its classes, and finds those of an earlier compilation: in memory. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();
    private final Map<String, JavaFileObject> given = new HashMap<>();

    MemoryFiles(JavaFileManager others, Classes with) {
        super(others);
        with.base64()
                .forEach((name, code) ->
                        given.put(name, new Given(name, Base64.getDecoder().decode(code))));
    }

    Classes classes() {
        Map<String, byte[]> bytes = new TreeMap<>();
        written.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return Classes.of(bytes);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(uri(className), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                written.put(className, out);
                return out;
            }
        };
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        List<JavaFileObject> all = new ArrayList<>();
        if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
            given.forEach((name, file) -> {
                if (name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(packageName)) {
                    all.add(file);
                }
            });
        }
        super.list(location, packageName, kinds, recurse).forEach(all::add);
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Given ours ? ours.className : super.inferBinaryName(location, file);
    }

    private static URI uri(String className) {
        return URI.create("memory:///" + className.replace('.', '/') + ".class");
    }

    private static final class Given extends SimpleJavaFileObject {
        private final String className;
        private final byte[] code;

        Given(String className, byte[] code) {
            super(uri(className), Kind.CLASS);
            this.className = className;
            this.code = code;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(code);
        }
    }
}
