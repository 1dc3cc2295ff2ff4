package duplex.course.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.course.run.Judgement;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import duplex.course.verdict.ResultJson;
import duplex.course.verdict.State;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Judgements for other programs: as JSON, and as the XML that continuous integration reads of JUnit. */
final class JudgementFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JudgementFiles() {}

    /** One line. */
    static String json(List<Judgement> judgements) {
        ObjectNode json = JSON.createObjectNode().put("schema", "duplex.lab-check/1");
        for (Judgement judgement : judgements) {
            ObjectNode lab = json.withArray("labs")
                    .addObject()
                    .put("lab", judgement.lab())
                    .put("state", judgement.state().key())
                    .put("seed", judgement.seed())
                    .put("source_hash", judgement.sourceHash())
                    .put("millis", judgement.millis());
            judgement
                    .complaints()
                    .forEach(each -> lab.withArray("complaints")
                            .addObject()
                            .put("file", each.file())
                            .put("line", each.line())
                            .put("code", each.code())
                            .put("message", each.message()));
            judgement.results().forEach(each -> lab.withArray("results").add(ResultJson.write(each)));
            ObjectNode measured = lab.putObject("measured");
            new TreeMap<>(judgement.measured()).forEach(measured::put);
        }
        return json.toString();
    }

    static String junit(List<Judgement> judgements) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("testsuites");
            for (Judgement judgement : judgements) {
                suite(xml, judgement);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text takes all that is written", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, Judgement judgement) throws XMLStreamException {
        String name = "lab" + judgement.lab();
        List<CheckResult> results = judgement.results();
        long failed =
                results.stream().filter(each -> each.state() == State.FAIL).count();
        long skipped = results.stream()
                .filter(each -> each.state() == State.UNKNOWN || each.state() == State.NOT_YET)
                .count();
        int errors = judgement.complaints().isEmpty() ? 0 : 1;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", String.valueOf(results.size() + errors));
        xml.writeAttribute("failures", String.valueOf(failed));
        xml.writeAttribute("errors", String.valueOf(errors));
        xml.writeAttribute("skipped", String.valueOf(skipped));
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", judgement.millis() / 1000.0));
        if (errors > 0) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", name);
            xml.writeAttribute("name", "compiles");
            xml.writeStartElement("error");
            xml.writeAttribute("message", judgement.complaints().get(0).toString());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        for (CheckResult result : results) {
            testCase(xml, name, result);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String suite, CheckResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", result.check());
        if (result.failure().isPresent()) {
            Failure failure = result.failure().get();
            xml.writeStartElement("failure");
            xml.writeAttribute("type", failure.help().orElse(failure.cause().key()));
            xml.writeAttribute("message", failure.message().orElse(""));
            xml.writeEndElement();
        } else if (result.state() != State.PASS) {
            xml.writeStartElement("skipped");
            xml.writeAttribute(
                    "message", result.state().key() + " " + result.lacks().orElse(""));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
