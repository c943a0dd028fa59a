import { createServer } from "node:net";

/** A port at which nobody listens. */
export function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(String(port)));
    });
  });
}
