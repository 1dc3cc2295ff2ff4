package duplex.course.student;

import java.nio.file.Path;

/** The {@code pom.xml} of a student's folder: tells an IDE where the sources are and where the toolkit is, and nothing else. */
final class Pom {

    private Pom() {}

    /** @param toolkit the jar, or the folder of the toolkit's classes */
    static String text(Path toolkit) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- For IntelliJ IDEA, VS Code and Maven. Written by "duplex lab init", which renews it; the labs do not need it. -->
                <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>my.labs</groupId>
                  <artifactId>my-labs</artifactId>
                  <version>1</version>

                  <properties>
                    <maven.compiler.source>17</maven.compiler.source>
                    <maven.compiler.target>17</maven.compiler.target>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                    <!-- Where the toolkit is on this machine: another machine's "duplex lab init" puts its own here. -->
                    <duplex.jar>%s</duplex.jar>
                  </properties>

                  <dependencies>
                    <dependency>
                      <groupId>duplex</groupId>
                      <artifactId>duplex</artifactId>
                      <version>1</version>
                      <scope>system</scope>
                      <systemPath>${duplex.jar}</systemPath>
                    </dependency>
                  </dependencies>

                  <build>
                    <sourceDirectory>${project.basedir}</sourceDirectory>
                  </build>
                </project>
                """.formatted(escaped(toolkit.toAbsolutePath().toString()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
