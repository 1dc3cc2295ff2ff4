package duplex.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every combination of some values: {@code Axes.of(Axis.RATE, 1, 5, 20).and(Axis.DELAY, 0, 50)} is six cells of every
 * transport.
 *
 * @param values of each axis; one that is not named has its standard value
 */
public record Axes(Map<Axis, List<String>> values) {

    public Axes {
        EnumMap<Axis, List<String>> copy = new EnumMap<>(Axis.class);
        values.forEach((axis, list) -> copy.put(axis, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
    }

    static Axes of(Axis axis, Object... values) {
        return new Axes(Map.of()).and(axis, values);
    }

    Axes and(Axis axis, Object... chosen) {
        List<String> list = List.of(chosen).stream().map(Object::toString).toList();
        return with(Map.of(axis, list));
    }

    /** The same, with other values on some axes. */
    Axes with(Map<Axis, List<String>> others) {
        EnumMap<Axis, List<String>> changed = new EnumMap<>(Axis.class);
        changed.putAll(values);
        changed.putAll(others);
        return new Axes(changed);
    }

    /**
     * The cells, each once, transports changing fastest: what is compared is measured side by side.
     *
     * @throws IllegalArgumentException when a value is none of its axis
     */
    Set<Cell> cells() {
        Set<Cell> cells = new LinkedHashSet<>();
        List<Axis> slowestFirst = new java.util.ArrayList<>(List.of(Axis.values()));
        Collections.rotate(slowestFirst, -1); // TRANSPORTS is the first axis and goes last
        collect(slowestFirst, new EnumMap<>(Axis.class), cells);
        return cells;
    }

    private void collect(List<Axis> left, EnumMap<Axis, String> chosen, Set<Cell> cells) {
        if (left.isEmpty()) {
            cells.add(new Cell(chosen));
            return;
        }
        Axis axis = left.get(0);
        for (String value : valuesOf(axis)) {
            EnumMap<Axis, String> more = new EnumMap<>(chosen);
            more.put(axis, value);
            collect(left.subList(1, left.size()), more, cells);
        }
    }

    private List<String> valuesOf(Axis axis) {
        List<String> list = values.getOrDefault(axis, List.of(axis.standard()));
        return axis == Axis.TRANSPORTS && list.equals(List.of(axis.standard()))
                ? Transport.usual().stream().map(Transport::key).toList()
                : list;
    }
}
