// A chat room by WebSocket, with Node and the package ws: what one says goes to everybody, as it came.
'use strict';

const { WebSocketServer } = require('ws');

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2] ?? 0) });
server.on('listening', () => console.log('ready ' + server.address().port));
server.on('connection', (client) => {
  client.on('message', (data) => server.clients.forEach((each) => each.send(data.toString())));
});
