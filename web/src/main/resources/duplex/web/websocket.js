// WebSocket: one connection, opened by an HTTP exchange (101), then frames both ways whenever either side likes.
// Nothing is asked for: messages come by themselves. In return the connection is ours to look after. When it breaks,
// we open another one and say where we were.
'use strict';

const REFUSED = [1007, 1008, 1009]; // close codes: not UTF-8 or JSON, against the rules, too large
const PATIENCE = 10000; // milliseconds we wait for an answer before we take the connection for dead
const SILENCE = 60000; // milliseconds in which we hear nothing before we ask whether anybody is there
const HEARTBEAT = JSON.stringify({ kind: 'heartbeat' }); // the server sends it back

let cursor = ''; // the last message we know, by the name the server gave it; empty until there is one
let socket = null;
let ready = false; // the greeting has come
let unanswered = ''; // the id of the draft that we sent on this connection and have not heard back
let timer = 0; // of the silence, or of the answer we wait for

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
  if (frame.kind === 'welcome') {
    chat.welcome(frame.text);
    chat.open();
    ready = true;
    outbox.again(); // what the last connection left unacknowledged
  } else if (frame.kind === 'resync') {
    chat.gap(frame.reason); // the server cannot go on from our cursor, such as after a restart: go on from its own
    cursor = frame.cursor;
  } else if (frame.kind !== 'heartbeat') {
    cursor = frame.cursor;
    if (frame.id === unanswered) {
      unanswered = ''; // our own message has come back: that is the acknowledgement
    }
    chat.show(frame);
  }
  if (unanswered === '') {
    expectAnything();
  } else {
    expectAnswer();
  }
}

function send(draft) {
  if (ready) { // else it goes out after the greeting
    // region say
    unanswered = draft.id;
    socket.send(JSON.stringify(draft));
    expectAnswer();
    // endregion
  }
}

// A connection can die without a word, such as when a phone sleeps or changes networks; only silence tells. Who sends
// hears no answer. Who only reads has to ask, by a heartbeat. The server does ask, every 25 s, by a ping frame that the
// browser answers; but browsers show scripts no ping, and let them send none. So ours is a text frame like any other, 26
// bytes up and 22 down, and the ledger counts it as such: an idle page of ours costs that much a minute more than an idle
// WebSocket has to. While messages come, none is sent.

function expectAnswer() {
  clearTimeout(timer);
  timer = setTimeout(giveUp, PATIENCE);
}

function expectAnything() {
  clearTimeout(timer);
  timer = setTimeout(ask, SILENCE);
}

function ask() {
  if (ready) { // else we wait for an answer already, or for the time to connect again
    socket.send(HEARTBEAT);
    expectAnswer();
  }
}

function giveUp() {
  socket.close();
  disconnected();
}

function disconnected() {
  clearTimeout(timer);
  socket.onmessage = null;
  socket.onclose = null;
  ready = false;
  unanswered = '';
  chat.lost(connect);
}

/** Timers stand still while a phone sleeps: whoever looks at the page again wants to know now. */
document.addEventListener('visibilitychange', function () {
  if (!document.hidden) {
    ask();
  }
});

/** Back on a network, which may well be another one: what was open on the last one is not any more. */
window.addEventListener('online', function () {
  if (ready) { // else chat.js is waiting to connect, and has heard it too
    giveUp();
  }
});

outbox.sendWith(send);
connect();
