// @hocuspocus/server as its guide says; the state is kept by its hooks, at its own pace.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Server } from "@hocuspocus/server";
import * as Y from "yjs";

const file = (name) => `${process.argv[2]}/${name}`;
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  async onLoadDocument({ documentName, document }) {
    if (existsSync(file(documentName))) Y.applyUpdate(document, readFileSync(file(documentName)));
  },
  async onStoreDocument({ documentName, document }) {
    writeFileSync(file(documentName), Y.encodeStateAsUpdate(document));
  },
});
await server.listen();
console.log(server.httpServer.address().port);
