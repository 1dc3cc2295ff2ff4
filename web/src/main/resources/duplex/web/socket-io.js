// Socket.IO: the library of that name (lib/socket-io.js) keeps the connection. It begins with long polling, tries a
// WebSocket beside it, and moves over when that works; when the connection breaks, it opens another. Ours is to say where
// we were, to show what comes, and to send again what nobody has acknowledged.
'use strict';

const WAYS = { upgrade: ['polling', 'websocket'], polling: ['polling'], websocket: ['websocket'] };
const PATIENCE = 10000; // milliseconds we wait for an acknowledgement

const way = document.getElementById('way');
const carrier = document.getElementById('carrier');

let cursor = ''; // the last message we know, by the name the server gave it; empty until there is one
let socket = null;

function connect() {
  socket = io({
    transports: WAYS[way.value],
    query: { lang: document.documentElement.lang },
    auth: function (give) { give(cursor === '' ? {} : { after: cursor }); }, // asked for anew at each connection
    reconnectionDelay: 500,
    reconnectionDelayMax: 15000,
    forceNew: true
  });
  socket.on('connect', function () {
    chat.open();
    showCarrier(socket.io.engine.transport);
    socket.io.engine.on('upgrade', showCarrier);
    outbox.again(); // what the last connection left unacknowledged
  });
  socket.on('welcome', function (welcome) { chat.welcome(welcome.text); });
  socket.on('message', function (message) {
    cursor = message.cursor;
    chat.show(message);
  });
  socket.on('resync', function (resync) {
    cursor = resync.cursor; // the server cannot go on from our cursor, such as after a restart: go on from its own
    chat.gap(resync.reason);
  });
  socket.on('disconnect', disconnected);
  socket.on('connect_error', disconnected);
}

function showCarrier(transport) {
  carrier.textContent = carrier.dataset[transport.name];
}

function disconnected() {
  carrier.textContent = '';
  if (socket.active) {
    chat.waiting(); // the library tries again by itself
  } else {
    chat.lost(connect); // it has given up, as it does when the server says so; we do not
  }
}

function send(draft) {
  if (!socket.connected) {
    return; // it goes out when we are connected again
  }
  socket.timeout(PATIENCE).emit('message', draft, function (noAnswer, answer) {
    if (noAnswer) {
      outbox.failed(draft.id); // nobody knows whether the room has it: the same id once more
    } else if (answer.cursor) {
      outbox.accepted(draft.id);
    } else {
      outbox.refused(draft.id, answer.error);
    }
  });
}

way.addEventListener('change', function () {
  socket.off();
  socket.disconnect();
  chat.waiting();
  connect();
});

outbox.sendWith(send);
connect();
