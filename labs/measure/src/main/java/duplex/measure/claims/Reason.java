package duplex.measure.claims;

import java.util.List;

/**
 * Why a verdict is unknown.
 *
 * @param key the texts have the sentence under {@code reason.KEY}
 * @param arguments what stands for {@code {0}}, {@code {1}} … in it
 */
public record Reason(String key, List<String> arguments) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String key, String... arguments) {
        return new Reason(key, List.of(arguments));
    }
}
