package duplex.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.measure.report.RoundJson;
import duplex.measure.report.RoundResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code results.jsonl} in a report's folder: the plan and the machine in the first line, then a line for each round as
 * soon as it has ended. Whatever ends the comparison, at most the round it was in is lost.
 *
 * <p>A profile that is a file is named, not kept: it must still be there, unchanged, to go on.
 */
public final class WorkFile implements Notebook, AutoCloseable {

    private static final String NAME = "results.jsonl";
    private static final String SCHEMA = "duplex.results/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Run, RoundResult> noted = new HashMap<>();
    private final BufferedWriter out;

    /** Puts a whole file of these lines where there may be another, and goes on at its end. */
    private WorkFile(Path file, List<String> lines) throws IOException {
        Path whole = file.resolveSibling(NAME + ".new");
        Files.write(whole, lines);
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    }

    /** Begins anew; whatever an earlier comparison left in the folder is replaced. */
    public static WorkFile start(Path directory, Plan plan) throws IOException {
        Files.createDirectories(directory);
        return new WorkFile(directory.resolve(NAME), List.of(JSON.writeValueAsString(header(plan))));
    }

    /**
     * Goes on.
     *
     * @throws IllegalArgumentException when there is nothing of the kind, or it was made on another machine or by another
     *     build
     */
    public static WorkFile resume(Path directory, Plan plan) throws IOException {
        List<String> lines = lines(directory);
        if (!JSON.readTree(lines.get(0)).path("machine").equals(machine(plan))) {
            throw new IllegalArgumentException(
                    directory + " was measured on another machine or by another build; choose another --out");
        }
        WorkFile file = new WorkFile(directory.resolve(NAME), lines);
        for (String line : lines.subList(1, lines.size())) {
            JsonNode json = JSON.readTree(line);
            RoundResult round = RoundJson.read(json);
            file.noted.put(new Run(cell(json.path("axes")), round.round()), round);
        }
        return file;
    }

    /**
     * The plan that was begun there.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Plan planIn(Path directory) throws IOException {
        JsonNode header = JSON.readTree(lines(directory).get(0));
        List<Cell> cells = new ArrayList<>();
        header.path("cells").forEach(axes -> cells.add(cell(axes)));
        return new Plan(
                cells,
                header.path("rounds").asInt(),
                header.path("seed").asLong(),
                header.path("command").asText());
    }

    /** All lines but one that was being written when everything ended. */
    private static List<String> lines(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        if (lines.isEmpty() || !lines.get(0).contains(SCHEMA)) {
            throw new IllegalArgumentException("no comparison to resume in " + directory);
        }
        int last = lines.size() - 1;
        return last > 0 && !isWhole(lines.get(last)) ? lines.subList(0, last) : lines;
    }

    private static boolean isWhole(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static ObjectNode header(Plan plan) {
        ObjectNode header = JSON.createObjectNode()
                .put("schema", SCHEMA)
                .put("command", plan.command())
                .put("rounds", plan.rounds())
                .put("seed", plan.seed());
        header.set("machine", machine(plan));
        plan.cells().forEach(cell -> header.withArray("cells").add(axes(cell)));
        return header;
    }

    /** What must not change between two rounds. */
    private static ObjectNode machine(Plan plan) {
        ObjectNode machine = JSON.createObjectNode();
        ThisMachine.describe(plan).facts().forEach(machine::put);
        machine.remove("date");
        return machine;
    }

    private static ObjectNode axes(Cell cell) {
        ObjectNode axes = JSON.createObjectNode();
        cell.values().forEach((axis, value) -> axes.put(axis.key(), value));
        return axes;
    }

    private static Cell cell(JsonNode axes) {
        Map<Axis, String> values = new EnumMap<>(Axis.class);
        axes.properties()
                .forEach(each ->
                        values.put(Axis.of(each.getKey()), each.getValue().asText()));
        return new Cell(values);
    }

    @Override
    public Optional<RoundResult> of(Run run) {
        return Optional.ofNullable(noted.get(run));
    }

    @Override
    public void note(Run run, RoundResult result) throws IOException {
        noted.put(run, result);
        ObjectNode json = RoundJson.of(result);
        json.set("axes", axes(run.cell()));
        write(JSON.writeValueAsString(json));
    }

    private void write(String line) throws IOException {
        out.write(line);
        out.write('\n');
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
