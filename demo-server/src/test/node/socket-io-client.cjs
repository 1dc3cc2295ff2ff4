// A stock socket.io-client, told by its arguments what to do; prints one line of JSON about what it saw.
//
//   room URL TRANSPORTS AFTER COUNT   enters the room at a cursor, says COUNT things, hears until it has twice as many
//   echo URL TRANSPORTS               talks to the test endpoint: acknowledgements, binary, namespaces
'use strict';

const { io } = require('socket.io-client');

const [what, url, transports, after, count] = process.argv.slice(2);
const options = { transports: transports.split(','), forceNew: true, auth: {} };

function done(seen) {
  process.stdout.write(JSON.stringify(seen) + '\n', function () { process.exit(0); });
}

function room() {
  const seen = { cursors: [], mine: [], acknowledged: [], carriers: [], disconnects: 0 };
  let said = 0;
  options.auth = function (give) { give({ after: seen.cursors.length ? seen.cursors[seen.cursors.length - 1] : after }); };
  const socket = io(url, options);

  function carrier(transport) {
    seen.carriers.push(transport.name);
  }

  function say() {
    const number = ++said;
    socket.emit('message', { author: 'node', text: 'mine ' + number, id: 'node-' + number }, function (answer) {
      seen.acknowledged.push(answer.cursor ? number : answer.error);
      finish();
    });
    if (said < count) {
      setImmediate(say);
    }
  }

  function finish() {
    if (seen.cursors.length >= 2 * count && seen.acknowledged.length >= count) {
      socket.off('disconnect');
      socket.close();
      done(seen);
    }
  }

  socket.on('connect', function () {
    carrier(socket.io.engine.transport);
    socket.io.engine.on('upgrade', carrier);
    if (said === 0) {
      say();
    }
  });
  socket.on('disconnect', function () { seen.disconnects++; });
  socket.on('message', function (message) {
    seen.cursors.push(message.cursor);
    if (message.author === 'node') {
      seen.mine.push(message.text);
    }
    finish();
  });
}

function echo() {
  const seen = {};
  const socket = io(url, options);
  const custom = io(url + '/custom', { ...options, auth: { token: 'abc' } });
  const unknown = io(url + '/unknown', options);
  const bytes = Buffer.from([0, 1, 2, 0x1e, 0xff]);

  function finish() {
    if (Object.keys(seen).length === 6) {
      done(seen);
    }
  }

  function note(name) {
    return function (...values) {
      seen[name] = values.map(function (value) {
        return Buffer.isBuffer(value) ? 'bytes ' + value.toString('hex') : value instanceof Error ? value.message : value;
      });
      finish();
    };
  }

  socket.on('auth', note('auth'));
  socket.on('message-back', note('back'));
  socket.emit('message', 1, '안녕', { a: [true] }, bytes);
  socket.emit('message-with-ack', 'x', note('text'));
  socket.emit('message-with-ack', bytes, Buffer.from([]), note('binary'));
  custom.on('auth', note('custom'));
  unknown.on('connect_error', note('unknown'));
}

if (what === 'room') {
  room();
} else {
  echo();
}
