package duplex.server;

import static duplex.server.RawClient.json;

import duplex.server.RawClient.Frame;
import duplex.server.RawClient.Response;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a client of each transport posts, reads on from where it was, and hears of a gap. Where the connection ends on the
 * way each of them throws {@link java.io.UncheckedIOException}, and what was not whole by then does not count.
 */
enum WayIn {
    /** Its reader has no cursor of its own: it loads the whole page again, and sees what is new. */
    FORM_POST("/form-post") {
        @Override
        void post(RawClient client, String id) {
            acknowledged(client.postForm("author=a&text=" + id + "&id=" + id).response(), 303);
        }

        @Override
        void read(RawClient client, Heard heard) {
            while (!heard.isComplete()) {
                Matcher shown = SHOWN.matcher(client.get(path()).response().content());
                for (int sequence = 1; shown.find(); sequence++) {
                    if (sequence > heard.last()) {
                        heard.hear(sequence, shown.group(1));
                    }
                }
            }
        }

        @Override
        Gap gap(RawClient client, String cursor) {
            return gone(client.get(path() + "?before=" + cursor).response());
        }
    },
    SHORT_POLLING("/short-polling/messages") {
        @Override
        void post(RawClient client, String id) {
            postJson(client, id);
        }

        @Override
        void read(RawClient client, Heard heard) {
            poll(client, heard);
        }

        @Override
        Gap gap(RawClient client, String cursor) {
            return gone(client.get(path() + "?after=" + cursor).response());
        }
    },
    LONG_POLLING("/long-polling/messages") {
        @Override
        void listen(RawClient client) {
            client.get(path());
        }

        @Override
        void post(RawClient client, String id) {
            postJson(client, id);
        }

        @Override
        void read(RawClient client, Heard heard) {
            poll(client, heard);
        }

        @Override
        Gap gap(RawClient client, String cursor) {
            return gone(client.get(path() + "?after=" + cursor).response());
        }
    },
    SERVER_SENT_EVENTS("/server-sent-events/messages") {
        @Override
        void listen(RawClient client) {
            client.openEventStream("");
        }

        @Override
        void post(RawClient client, String id) {
            postJson(client, id);
        }

        @Override
        void read(RawClient client, Heard heard) {
            String field = heard.cursor().isEmpty() ? "" : "Last-Event-ID: " + heard.cursor() + "\r\n";
            client.request("GET", path(), field, "").response();
            while (!heard.isComplete()) {
                heard.hearAll(client.chunk());
            }
        }

        @Override
        Gap gap(RawClient client, String cursor) {
            client.get(path() + "?after=" + cursor).response();
            String events = client.chunk();
            if (!events.contains("event: resync\n")) {
                throw new AssertionError("no resync but " + events);
            }
            return new Gap(member(events, "reason"), Optional.of(member(events, "cursor")));
        }
    },
    WEBSOCKET("/websocket/messages") {
        @Override
        void listen(RawClient client) {
            client.openWebSocket("").frame();
        }

        @Override
        void post(RawClient client, String id) {
            client.openWebSocket("").text(json(id, id));
            while (!client.frame().text().contains("\"id\":\"" + id + "\"")) {
                // what others have said
            }
        }

        @Override
        void read(RawClient client, Heard heard) {
            client.openWebSocket(heard.query()).frame();
            while (!heard.isComplete()) {
                heard.hearAll(client.frame().text());
            }
        }

        @Override
        Gap gap(RawClient client, String cursor) {
            client.openWebSocket("?after=" + cursor).frame();
            Frame frame = client.frame();
            return new Gap(member(frame.text(), "reason"), Optional.of(member(frame.text(), "cursor")));
        }
    };

    /**
     * What a client is told that cannot go on from its cursor.
     *
     * @param goOnFrom empty where the answer is a page for people
     */
    record Gap(String reason, Optional<String> goOnFrom) {}

    private static final Pattern SHOWN = Pattern.compile("<p class=\"text\">([^<]*)</p></li>");

    private final String path;

    WayIn(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Asks the empty room's server for what comes next, where asking is being held. */
    void listen(RawClient client) {
        throw new IllegalStateException(this + " is never held");
    }

    /** Posts one chat message whose text is its id; returns when it is acknowledged. */
    abstract void post(RawClient client, String id);

    /** Reads on, on one connection, until all has been heard. */
    abstract void read(RawClient client, Heard heard);

    /** Asks for what came after a cursor that cannot be resumed. */
    abstract Gap gap(RawClient client, String cursor);

    void postJson(RawClient client, String id) {
        acknowledged(client.postJson(path, json(id, id)).response(), 201);
    }

    void poll(RawClient client, Heard heard) {
        while (!heard.isComplete()) {
            heard.hearAll(client.get(path + heard.query()).response().content());
        }
    }

    private static void acknowledged(Response response, int status) {
        if (response.status() != status) {
            throw new AssertionError("not acknowledged but " + response);
        }
    }

    static Gap gone(Response response) {
        if (response.status() != 410) {
            throw new AssertionError("no 410 but " + response);
        }
        boolean forPrograms = response.content().contains("\"cursor\":");
        return new Gap(
                member(response.content(), "error"),
                forPrograms ? Optional.of(member(response.content(), "cursor")) : Optional.empty());
    }

    static String member(String json, String name) {
        Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!member.find()) {
            throw new AssertionError("no " + name + " in " + json);
        }
        return member.group(1);
    }
}
