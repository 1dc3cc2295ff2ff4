// The study note's server.js (chapter 5, sample 1), line for line. Three lines are ours and say so: the port is any free one,
// which is told when the server listens, and the server ends with whoever started it.
'use strict';

const WebSocket = require("ws");
const readline = require("readline");

const server = new WebSocket.Server({ port: 0, host: "127.0.0.1" }); // the note: port 3000

server.on("connection", (ws) => {
  ws.on("message", (message) => {
    console.log(`받은 메시지: ${message}`);
    // 서버로부터 받은 메시지를 모든 클라이언트에게 전송
    server.clients.forEach((client) => {
      if (client.readyState === WebSocket.OPEN) {
        client.send(message);
      }
    });
  });
  ws.send("모의 채팅 서버에 오신 것을 환영합니다!");
});

const rl = readline.createInterface({
  input: process.stdin,
  output: process.stdout,
});

console.log("WebSocket 서버가 ws://localhost:3000에서 시작되었습니다.");
console.log("연결된 모든 클라이언트에게 알림을 보내려면 메시지를 입력하세요:");

server.on("listening", () => console.log(`ready ${server.address().port}`)); // ours

rl.on("line", (input) => {
  server.clients.forEach((client) => {
    if (client.readyState === WebSocket.OPEN) {
      client.send(`[공지사항]: ${input}`);
    }
  });
});
rl.on("close", () => process.exit(0)); // ours: it does not outlive whoever started it
