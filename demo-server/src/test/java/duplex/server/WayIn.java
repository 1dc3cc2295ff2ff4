package duplex.server;

import static duplex.server.RawClient.json;

import duplex.server.RawReader.Frame;
import duplex.server.RawReader.Response;
import java.util.Optional;
import java.util.function.Supplier;
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
                String event = client.event();
                heard.hearAll(event);
                heard.goOnFrom(event.replaceFirst("(?s).*\\bid: (\\S+)\n.*", "$1")); // as browsers do
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
    },
    /** All on one connection, so that it can be cut anywhere: a POST and then a poll, one after the other. */
    SOCKET_IO_POLLING("/socket.io/?EIO=4&transport=polling") {
        @Override
        void listen(RawClient client) {
            String session = enter(client, "");
            client.get(session).response();
            client.get(session);
        }

        @Override
        void post(RawClient client, String id) {
            String session = enter(client, "");
            send(client, session, event(id));
            awaitAcknowledgement(() -> client.get(session).response().content());
        }

        @Override
        void read(RawClient client, Heard heard) {
            String session = enter(client, heard.cursor());
            while (!heard.isComplete()) {
                heard.hearAll(client.get(session).response().content());
            }
        }

        @Override
        Gap gap(RawClient client, String cursor) {
            String session = enter(client, cursor);
            return awaitGap(() -> client.get(session).response().content());
        }

        /** Opens a session and goes into the room; returns where the session's requests go. */
        private String enter(RawClient client, String cursor) {
            String session =
                    path() + "&sid=" + member(client.get(path()).response().content(), "sid");
            send(client, session, entering(cursor));
            return session;
        }

        private void send(RawClient client, String session, String packet) {
            acknowledged(client.request("POST", session, "", packet).response(), 200);
        }
    },
    SOCKET_IO_WEBSOCKET("/socket.io/?EIO=4&transport=websocket") {
        @Override
        void listen(RawClient client) {
            enter(client, "");
            client.frame();
            client.frame();
        }

        @Override
        void post(RawClient client, String id) {
            enter(client, "").text(event(id));
            awaitAcknowledgement(() -> client.frame().text());
        }

        @Override
        void read(RawClient client, Heard heard) {
            enter(client, heard.cursor());
            while (!heard.isComplete()) {
                heard.hearAll(client.frame().text());
            }
        }

        @Override
        Gap gap(RawClient client, String cursor) {
            enter(client, cursor);
            return awaitGap(() -> client.frame().text());
        }

        private RawClient enter(RawClient client, String cursor) {
            client.openWebSocketAt(path()).frame();
            return client.text(entering(cursor));
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

    /** The packet that enters the room, as a newcomer without a cursor. */
    static String entering(String cursor) {
        return cursor.isEmpty() ? "40" : "40{\"after\":\"" + cursor + "\"}";
    }

    /** The packet that posts a chat message and asks for acknowledgement 7. */
    static String event(String id) {
        return "427[\"message\"," + json(id, id) + "]";
    }

    static void awaitAcknowledgement(Supplier<String> packets) {
        while (!packets.get().contains("437[{\"cursor\":")) {
            // what others have said
        }
    }

    static Gap awaitGap(Supplier<String> packets) {
        String said = packets.get();
        while (!said.contains("42[\"resync\",")) {
            said = packets.get();
        }
        return new Gap(member(said, "reason"), Optional.of(member(said, "cursor")));
    }

    static void acknowledged(Response response, int status) {
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
