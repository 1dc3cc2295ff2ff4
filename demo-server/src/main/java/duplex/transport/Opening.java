package duplex.transport;

import duplex.chat.RefusedException;
import duplex.chat.RefusedException.Reason;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** The request that opens a WebSocket: on HTTP/1.1 a GET (RFC 6455, section 4.1), on HTTP/2 a CONNECT (RFC 8441). */
public final class Opening {

    private final HttpFields fields;
    private final Fields parameters;
    private final String address;

    /** @throws RefusedException when the query cannot be read */
    Opening(Request request) throws RefusedException {
        this.fields = request.getHeaders();
        this.parameters = parameters(request);
        this.address = Request.getRemoteAddr(request);
    }

    private static Fields parameters(Request request) throws RefusedException {
        try {
            return Request.extractQueryParameters(request);
        } catch (IllegalArgumentException | HttpException.RuntimeException e) {
            throw new RefusedException(Reason.MALFORMED, "refused.query");
        }
    }

    /** The first value of a query parameter; empty text for one without a value. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.getValue(name));
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The texts for whoever asks: {@code ?lang=} decides, then {@code Accept-Language}, else English. */
    public Texts texts() {
        return Pages.texts(parameter("lang"), field("Accept-Language"));
    }

    /** Where the client is, such as {@code 127.0.0.1}. */
    public String address() {
        return address;
    }
}
