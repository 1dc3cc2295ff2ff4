// Server-sent events: one GET whose response does not end. Messages come in it as events, by themselves, and each has
// an id: our place in the room. When the connection breaks, the browser opens it again and says in Last-Event-ID where
// we were. All of that is the browser's work; ours is to say what we see. Sending is an exchange of its own.
'use strict';

const url = '/server-sent-events/messages';

let cursor = ''; // the last message we know, by the name the server gave it; empty until there is one
let source = null;

function connect() {
  source = new EventSource(cursor === '' ? url : url + '?after=' + encodeURIComponent(cursor));
  source.onopen = function () {
    chat.open();
    outbox.again(); // what could not be sent meanwhile
  };
  source.onmessage = function (event) {
    cursor = event.lastEventId;
    chat.show(chat.parse(event.data));
  };
  source.addEventListener('resync', function (event) {
    cursor = event.lastEventId; // the server cannot go on from our cursor, such as after a restart: go on from its own
    chat.gap(chat.parse(event.data).reason);
  });
  source.onerror = function () {
    if (source.readyState === EventSource.CONNECTING) {
      chat.waiting(); // the browser tries again by itself
    } else {
      chat.lost(connect); // it has given up, as it does after an error status; we do not
    }
  };
}

/** A connection can die without a word, such as when a phone changes networks. Who only reads would never notice. */
window.addEventListener('online', function () {
  if (source.readyState !== EventSource.CLOSED) { // else chat.js is waiting to connect, and has heard it too
    source.close();
    chat.waiting();
    connect();
  }
});

// Sending needs a second connection: the first one is busy with the response to our GET.
outbox.postTo(url);
connect();
