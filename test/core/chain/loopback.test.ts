import assert from "node:assert/strict";
import { isLoopbackUrl } from "../../../src/core/chain/loopback.ts";

describe("isLoopbackUrl", () => {
  const inside = [
    "http://127.0.0.1:8545",
    "https://localhost/rpc",
    "http://[::1]:8545",
    "http://LOCALHOST:1",
    "http://user:pw@127.0.0.1:8545",
    "http://127.1:8545", // the URL parser writes it out as 127.0.0.1
  ];
  const outside = [
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://evil.example/127.0.0.1",
    "http://127.0.0.1@evil.example",
    "http://evil.example#@localhost",
    "http://10.0.0.1:8545",
    "http://0.0.0.0:8545",
    "http://127.0.0.2:8545",
    "ws://127.0.0.1:8545",
    "file://localhost/etc/passwd",
    "127.0.0.1:8545",
    "",
  ];
  for (const url of inside) it(`takes ${url} for this machine`, () => assert.equal(isLoopbackUrl(url), true));
  for (const url of outside) it(`takes ${JSON.stringify(url)} for elsewhere`, () => assert.equal(isLoopbackUrl(url), false));
});
