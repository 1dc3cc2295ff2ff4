// Server-sent events: one GET whose response does not end. Messages come in it as events, by themselves, and each has
// an id: our place in the room. When the connection breaks, the browser opens it again and says in Last-Event-ID where
// we were. All of that is the browser's work; ours is to say what we see. Sending is an exchange of its own.
'use strict';

const url = '/server-sent-events/messages';
const PATIENCE = 10000; // milliseconds we wait for the response to begin
const LONGEST = 330000; // milliseconds: the server ends a response after five minutes, and the browser asks for the next
const LONG = 60000; // milliseconds of silence that make somebody who looks at the page again wonder

let cursor = ''; // the last message we know, by the name the server gave it; empty until there is one
let source = null;
let heardAt = 0;
let timer = 0; // of the silence

function connect() {
  clearTimeout(timer);
  timer = setTimeout(connectAnew, PATIENCE);
  source = new EventSource(chat.address(url, cursor));
  source.onopen = function () {
    heard();
    chat.open();
    outbox.again(); // what could not be sent meanwhile
  };
  source.onmessage = function (event) {
    heard();
    cursor = event.lastEventId;
    chat.show(chat.parse(event.data));
  };
  source.addEventListener('resync', function (event) {
    heard();
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

// A connection can die without a word, such as when a phone sleeps or changes networks. Who only reads would never notice,
// and a stream has no way back to ask on. The server's comments, every 15 s, are signs of life, but the browser keeps them
// to itself. What we do see is that a response ends in time: who has heard nothing for longer has no connection.

function heard() {
  heardAt = Date.now();
  clearTimeout(timer);
  timer = setTimeout(connectAnew, LONGEST);
}

function connectAnew() {
  if (source.readyState !== EventSource.CLOSED) { // else chat.js is waiting to connect
    source.close();
    chat.waiting();
    connect();
  }
}

window.addEventListener('online', connectAnew); // on a network that may well be another one

document.addEventListener('visibilitychange', function () {
  if (!document.hidden && Date.now() - heardAt > LONG) {
    connectAnew();
  }
});

// Sending needs a second connection: the first one is busy with the response to our GET.
outbox.postTo(url);
connect();
