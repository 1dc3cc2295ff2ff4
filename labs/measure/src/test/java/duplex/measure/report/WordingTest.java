package duplex.measure.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void koreanAndEnglishHaveTheSameKeys() throws IOException {
        assertEquals(texts("ko").stringPropertyNames(), texts("en").stringPropertyNames());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(
                WordingTest.class.getResourceAsStream("/duplex/measure/texts/" + language + ".properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
