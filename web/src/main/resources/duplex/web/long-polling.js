// Long polling: ask "what came after the last message I know?", and the server holds its answer until something came,
// or until 25 s have passed (204). So a message arrives at once, and then we have to ask again.
'use strict';

const url = '/long-polling/messages';

let cursor = ''; // the last message we know, by the name the server gave it; empty until there is one

function poll() {
  const request = new XMLHttpRequest();
  request.open('GET', chat.address(url, cursor));
  request.timeout = 35000; // longer than the server holds it: who waits longer waits for nobody
  const held = setTimeout(chat.open, 1000); // no answer and no failure so far: the server is holding it
  request.onloadend = function () {
    clearTimeout(held);
    const answer = chat.parse(request.responseText);
    if (request.status === 204) {
      cursor = cursor || request.getResponseHeader('Cursor') || ''; // a newcomer to an empty room learns where it is
      chat.open();
      poll();
    } else if (request.status === 200 && answer.cursor) {
      chat.open();
      answer.messages.forEach(chat.show);
      cursor = answer.cursor;
      poll();
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

// Sending needs a second connection: the first one is busy waiting for the answer to our poll.
outbox.postTo(url);
poll();
