// A second server for the comparison of CPU times: the same room by short polling and by WebSocket, with Node's own http and
// the package ws, as plain as such a server can be. Says where it listens, and how much CPU time it has taken.
'use strict';

const http = require('node:http');
const { WebSocketServer } = require('ws');

const log = []; // the messages, as JSON text
const sockets = new WebSocketServer({ noServer: true });

function say(json) {
  const message = JSON.parse(json);
  const line = JSON.stringify({ cursor: 'n.' + (log.length + 1), id: message.id, kind: 'chat', author: message.author,
    text: message.text, at: new Date().toISOString() });
  log.push(line);
  sockets.clients.forEach((client) => client.send(line));
}

function poll(url, response) {
  const after = url.searchParams.get('after');
  const from = after === null ? log.length : Number(after.slice(2));
  const cursor = 'n.' + log.length;
  if (from === log.length) {
    response.writeHead(204, { Cursor: cursor }).end();
  } else {
    const content = '{"messages":[' + log.slice(from).join(',') + '],"cursor":"' + cursor + '"}';
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content) });
    response.end(content);
  }
}

const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/cpu') {
    const used = process.cpuUsage();
    const content = String(used.user + used.system); // microseconds
    response.writeHead(200, { 'Content-Length': content.length }).end(content);
  } else if (request.method === 'POST') {
    let content = '';
    request.on('data', (chunk) => { content += chunk; });
    request.on('end', () => {
      say(content);
      response.writeHead(201, { 'Content-Length': 2 }).end('{}');
    });
  } else {
    poll(url, response);
  }
});

server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => {
    client.on('message', (message) => say(message.toString()));
    client.send('{"kind":"welcome"}');
  });
});

server.listen(0, '127.0.0.1', () => console.log('ready ' + server.address().port));
