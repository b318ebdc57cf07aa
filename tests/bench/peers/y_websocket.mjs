// @y/websocket-server by its own functions: the state is kept when the last one leaves a note.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import { setPersistence, setupWSConnection } from "@y/websocket-server/utils";
import WebSocket from "ws";
import * as Y from "yjs";

const file = (name) => `${process.argv[2]}/${name.replaceAll("/", "_")}`;
setPersistence({
  provider: null,
  bindState: (name, doc) => existsSync(file(name)) && Y.applyUpdate(doc, readFileSync(file(name))),
  writeState: async (name, doc) => writeFileSync(file(name), Y.encodeStateAsUpdate(doc)),
});
const sockets = new WebSocket.Server({ noServer: true });
sockets.on("connection", (socket, request) => setupWSConnection(socket, request));
const server = http.createServer();
server.on("upgrade", (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (each) => sockets.emit("connection", each, request)),
);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
