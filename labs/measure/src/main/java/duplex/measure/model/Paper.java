package duplex.measure.model;

import java.util.List;

/**
 * A publication, and the figures of it that can be looked at here.
 *
 * @param key of its texts, such as {@code lubbers}
 */
public record Paper(String key, List<Figure> figures) {

    public Paper {
        figures = List.copyOf(figures);
    }
}
