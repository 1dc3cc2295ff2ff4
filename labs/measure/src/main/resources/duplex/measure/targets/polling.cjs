// A chat room by short polling, with nothing but Node: a line of text for each chat message, the number of lines first.
'use strict';

const http = require('node:http');

const lines = [];

const server = http.createServer((request, response) => {
  if (request.method === 'POST') {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => { text += chunk; });
    request.on('end', () => {
      lines.push(text);
      response.writeHead(202).end();
    });
  } else {
    const after = Number(new URL(request.url, 'http://localhost').searchParams.get('after') ?? lines.length);
    const content = [lines.length, ...lines.slice(after)].join('\n') + '\n';
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(content) });
    response.end(content);
  }
});

server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => console.log('ready ' + server.address().port));
