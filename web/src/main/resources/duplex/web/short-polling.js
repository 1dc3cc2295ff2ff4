// Short polling: on a timer, ask "what came after the last message I know?". The server answers at once,
// and mostly the answer is "nothing" (204). So a message comes late by half the interval on average,
// and each empty answer costs a whole HTTP exchange.
'use strict';

const url = '/short-polling/messages';
const interval = document.getElementById('interval');

let cursor = ''; // the last message we know, by the name the server gave it; empty until there is one
let timer = 0; // of the next poll; 0 while one is under way

const FULL = 100; // messages in one answer at most

function poll() {
  const started = Date.now();
  timer = 0;
  const request = new XMLHttpRequest();
  request.open('GET', chat.address(url, cursor));
  request.timeout = 10000;
  request.onloadend = function () {
    const answer = chat.parse(request.responseText);
    if (request.status === 204) {
      cursor = cursor || request.getResponseHeader('Cursor') || ''; // a newcomer to an empty room learns where it is
      chat.open();
      pollAt(started + Number(interval.value));
    } else if (request.status === 200 && answer.cursor) {
      chat.open();
      answer.messages.forEach(chat.show);
      cursor = answer.cursor;
      pollAt(answer.messages.length === FULL ? 0 : started + Number(interval.value)); // a full one: there may be more
    } else if (request.status === 410 && answer.cursor) {
      chat.gap(answer.error); // the server cannot go on from our cursor, such as after a restart: go on from its own
      cursor = answer.cursor;
      poll();
    } else {
      if (answer.error) {
        chat.error(answer.error);
      }
      chat.lost(poll);
    }
  };
  request.send();
}

/** From start to start, so that the interval is what it says, however long an answer takes. */
// region timer
function pollAt(time) {
  timer = setTimeout(poll, Math.max(0, time - Date.now()));
}
// endregion

interval.addEventListener('change', function () {
  if (timer !== 0) {
    clearTimeout(timer);
    pollAt(Date.now() + Number(interval.value));
  }
});

// Sending is an exchange of its own: its answer only says that the room has it. We read it back in a later poll.
outbox.postTo(url);
poll();
