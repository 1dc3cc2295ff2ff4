package duplex.server;

import duplex.transport.ChatJson;
import duplex.transport.Reply;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty itself refuses, such as an oversized header section, with one line of JSON as everything else. */
final class OneLineErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (response.getStatus() == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505
                || request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof EofException) {
            // Whoever cannot spell HTTP/1.1, or ends in the middle of a request, is at fault, not the server.
            response.setStatus(HttpStatus.BAD_REQUEST_400);
        }
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        String line = Objects.requireNonNullElseGet(message, () -> HttpStatus.getMessage(response.getStatus()))
                .toString();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Reply.JSON);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(ChatJson.error(line)), callback);
        return true;
    }
}
