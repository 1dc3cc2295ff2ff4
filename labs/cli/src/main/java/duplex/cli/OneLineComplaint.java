package duplex.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that cannot be used: one line that says what is wrong, what is accepted and where to read on; exit status 2. */
final class OneLineComplaint implements IParameterExceptionHandler {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    private final CommandTexts texts;

    OneLineComplaint(CommandTexts texts) {
        this.texts = texts;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String line = wrong(e, command) + texts.get("complaint.read_on", command.qualifiedName());
        e.getCommandLine().getErr().println("duplex: " + line.replaceAll("\\s+", " "));
        return CommandLine.ExitCode.USAGE;
    }

    private String wrong(ParameterException e, CommandSpec command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (e instanceof OverwrittenOptionException twice) {
            return texts.get("complaint.twice", name(twice.getOverwritten()));
        }
        Optional<ArgSpec> argument = Optional.ofNullable(e.getArgSpec());
        if (e instanceof MissingParameterException missing) {
            ArgSpec first = argument.orElseGet(() -> missing.getMissing().get(0));
            return texts.get("complaint.missing", name(first), accepted(first));
        }
        Optional<String> value = Optional.ofNullable(e.getValue());
        if (argument.isPresent() && value.isPresent()) {
            return texts.get("complaint.value", name(argument.get()), value.get(), accepted(argument.get()));
        }
        return String.valueOf(e.getMessage()); // a command's own sentence about its own options
    }

    private String unmatched(UnmatchedArgumentException e, CommandSpec command) {
        String first = e.getUnmatched().get(0);
        if (!e.isUnknownOption() && !command.subcommands().isEmpty()) {
            return texts.get(
                    "complaint.command",
                    first,
                    String.join(", ", command.subcommands().keySet()));
        }
        List<String> suggestions = e.getSuggestions();
        String accepted = suggestions.isEmpty() ? longNames(command) : suggestions.get(0);
        return texts.get(suggestions.isEmpty() ? "complaint.option" : "complaint.option_near", first, accepted);
    }

    private static String longNames(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> option.longestName())
                .collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument.isOption() ? ((CommandLine.Model.OptionSpec) argument).longestName() : argument.paramLabel();
    }

    /** The values themselves where they can be listed, else the description, as --help shows it. */
    private String accepted(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
        String description = String.join(" ", argument.description()).replaceFirst("\\.$", "");
        return WHOLE_NUMBERS.contains(argument.type()) ? texts.get("complaint.number", description) : description;
    }
}
