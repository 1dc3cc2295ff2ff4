// WebSocket: one connection, opened by an HTTP exchange (101), then frames both ways whenever either side likes.
// Nothing is asked for: messages come by themselves. In return the connection is ours to look after. When it breaks,
// we open another one and say where we were.
'use strict';

const REFUSED = [1007, 1008, 1009]; // close codes: not UTF-8 or JSON, against the rules, too large
const PATIENCE = 10000; // milliseconds we wait for an answer before we take the connection for dead

let cursor = ''; // the last message we know, by the name the server gave it; empty until there is one
let socket = null;
let ready = false; // the greeting has come
let unanswered = ''; // the id of the draft that we sent on this connection and have not heard back
let deadline = 0;

function connect() {
  const scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
  const after = cursor === '' ? '' : '&after=' + encodeURIComponent(cursor);
  socket = new WebSocket(scheme + location.host + '/websocket/messages?lang=' + document.documentElement.lang + after);
  socket.onmessage = function (event) {
    take(chat.parse(event.data));
  };
  socket.onclose = function (event) {
    const refused = unanswered;
    disconnected();
    if (REFUSED.includes(event.code)) {
      outbox.refused(refused, event.reason); // sending it again would only end the next connection too
    }
  };
  expectAnswer();
}

function take(frame) {
  clearTimeout(deadline);
  if (frame.kind === 'welcome') {
    chat.welcome(frame.text);
    chat.open();
    ready = true;
    outbox.again(); // what the last connection left unacknowledged
  } else if (frame.kind === 'resync') {
    chat.gap(frame.reason); // the server cannot go on from our cursor, such as after a restart: go on from its own
    cursor = frame.cursor;
  } else {
    cursor = frame.cursor;
    if (frame.id === unanswered) {
      unanswered = ''; // our own message has come back: that is the acknowledgement
    }
    chat.show(frame);
  }
  if (unanswered !== '') {
    expectAnswer();
  }
}

function send(draft) {
  if (ready) { // else it goes out after the greeting
    unanswered = draft.id;
    socket.send(JSON.stringify(draft));
    expectAnswer();
  }
}

/** A connection can die without a word, such as when a phone changes networks; only silence tells. */
function expectAnswer() {
  clearTimeout(deadline);
  deadline = setTimeout(function () {
    socket.close();
    disconnected();
  }, PATIENCE);
}

function disconnected() {
  clearTimeout(deadline);
  socket.onmessage = null;
  socket.onclose = null;
  ready = false;
  unanswered = '';
  chat.lost(connect);
}

outbox.sendWith(send);
connect();
