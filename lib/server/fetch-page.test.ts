import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { AppError } from "../app-error.ts";
import { fetchPage, internet, type Network } from "./fetch-page.ts";

const html = "<!doctype html><title>Bread</title><p>Prices rose.";
const asPage = { "Content-Type": "text/html; charset=utf-8" };

let site: Server;
let port: string;
let answer: RequestListener;
let asked: IncomingMessage[] = [];

before(async () => {
  site = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => site.once("listening", resolve));
  port = String((site.address() as AddressInfo).port);
});
after(() => {
  site.closeAllConnections();
  site.close();
});
beforeEach(() => {
  asked = [];
  answer = (_, response) => response.writeHead(200, asPage).end(html);
});

/** The site stands on this machine under a name of its own; every other rule is that of the internet. */
function around(more: Partial<Network> = {}): Network {
  return {
    addressesOf: async (host) => (host === "site.example" ? ["127.0.0.1"] : internet.addressesOf(host)),
    isOpen: (address) => address === "127.0.0.1" || internet.isOpen(address),
    ports: [port],
    ...more,
  };
}
const at = (path = "/") => `http://site.example:${port}${path}`;
const visit = (address = at(), more: Partial<Network> = {}, limits = { longest: 5000, largest: 100_000 }) =>
  fetchPage(address, new AbortController().signal, around(more), limits);
const refused =
  (message: RegExp, code = "unfit") =>
  (error: unknown) =>
    error instanceof AppError && error.code === code && message.test(error.message);
const nothing = refused(/^No page of the public web was found at this address\./);

describe("fetching a page", () => {
  it("gives it and where it was found, after redirects, and tells the site nothing of who asks", async () => {
    answer = ({ url }, response) => {
      if (url === "/old") response.writeHead(301, { Location: "/new?x=1#part", "Set-Cookie": "a=b" }).end();
      else response.writeHead(200, asPage).end(html);
    };
    assert.deepEqual(await visit(at("/old")), { address: at("/new?x=1"), html });
    assert.deepEqual(
      asked.map(({ headers }) => Object.keys(headers).sort()),
      Array(2).fill(["accept", "accept-encoding", "connection", "host", "user-agent"]),
    );
  });

  it("unpacks, and reads the characters that the header names", async () => {
    for (const [name, packed] of [
      ["gzip", gzipSync(html)],
      ["br", brotliCompressSync(html)],
    ] as const) {
      answer = (_, response) => response.writeHead(200, { ...asPage, "Content-Encoding": name }).end(packed);
      assert.equal((await visit()).html, html);
    }
    answer = (_, response) =>
      response.writeHead(200, { "Content-Type": "text/html; charset=windows-1256" }).end(Buffer.from([0xd3, 0xe1]));
    assert.equal((await visit()).html, "سل");
  });

  it("goes to no address that is not public, however it is written, and not a packet leaves", async () => {
    const hosts = `127.0.0.1 localhost 2130706433 0x7f000001 0177.0.0.1 127.1 0 [::1] [::ffff:127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::]
      169.254.169.254 [fd00:ec2::254] 10.0.0.1 192.168.0.1 localhost. ①②⑦.0.0.1`;
    for (const host of hosts.split(/\s+/)) {
      const network = { addressesOf: internet.addressesOf, isOpen: internet.isOpen };
      await assert.rejects(visit(`http://${host}:${port}/`, network), nothing, host);
    }
    assert.equal(asked.length, 0);
  });

  it("is refused in the same words when there is no such host", async () => {
    const addressesOf = () =>
      Promise.reject(Object.assign(new Error("ENOTFOUND internal.example"), { code: "ENOTFOUND" }));
    await assert.rejects(visit("https://none.example/", { addressesOf }), nothing);
    await assert.rejects(visit("https://none.example/", { addressesOf: async () => [] }), nothing);
  });

  it("is refused when one of the host's addresses is not public", async () => {
    await assert.rejects(visit(at(), { addressesOf: async () => ["127.0.0.1", "10.0.0.1"] }), nothing);
    assert.equal(asked.length, 0);
  });

  it("checks every redirect anew, and follows five", async () => {
    const to = (location: string) => {
      asked = [];
      answer = (_, response) => response.writeHead(302, { Location: location }).end();
    };
    for (const location of [`http://127.0.0.2:${port}/`, "http://169.254.169.254/latest/meta-data/", "http://[::1]/"]) {
      to(location);
      await assert.rejects(visit(), nothing, location);
      assert.equal(asked.length, 1);
    }
    to("file:///etc/passwd");
    await assert.rejects(visit(), refused(/not the address of a web page/));
    to("http://a:b@site.example/");
    await assert.rejects(visit(), refused(/name or a password/));
    to("/again");
    await assert.rejects(visit(), refused(/from address to address/));
    assert.equal(asked.length, 6);
  });

  it("goes to the address that was checked when the name means another one by then", async () => {
    let lookups = 0;
    const addressesOf = async () => {
      lookups += 1;
      return lookups === 1 ? ["127.0.0.1"] : ["127.0.0.2"];
    };
    const isOpen = (address: string) => address === "127.0.0.1";
    assert.equal((await visit(at(), { addressesOf, isOpen })).html, html);
    assert.equal(lookups, 1);
    answer = (_, response) => response.writeHead(302, { Location: "/next" }).end();
    lookups = 0;
    await assert.rejects(visit(at(), { addressesOf, isOpen }), nothing);
    assert.equal(lookups, 2);
  });

  it("takes no more than it may, as announced, as sent and as unpacked", async () => {
    const tooLarge = refused(/larger than/, "too-large");
    answer = (_, response) => response.writeHead(200, { ...asPage, "Content-Length": "100001" }).flushHeaders();
    await assert.rejects(visit(), tooLarge);
    answer = (_, response) => void response.writeHead(200, asPage).write("x".repeat(100_001));
    await assert.rejects(visit(), tooLarge);
    answer = (_, response) =>
      response.writeHead(200, { ...asPage, "Content-Encoding": "gzip" }).end(gzipSync(Buffer.alloc(50_000_000)));
    await assert.rejects(visit(), tooLarge);
  });

  it("waits no longer than it may for a name, an answer and a page that drips", async () => {
    const short = { longest: 300, largest: 100_000 };
    const late = refused(/longer than 0.3 seconds/);
    await assert.rejects(visit(at(), { addressesOf: () => new Promise(() => {}) }, short), late);
    answer = () => {};
    await assert.rejects(visit(at(), {}, short), late);
    answer = (_, response) => {
      response.writeHead(200, asPage);
      const drip = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(drip));
    };
    await assert.rejects(visit(at(), {}, short), late);
  });

  it("is given up when nobody waits for it any more", async () => {
    const cancel = new AbortController();
    answer = () => cancel.abort();
    await assert.rejects(fetchPage(at(), cancel.signal, around()), refused(/cancelled/));
  });

  it("takes pages alone", async () => {
    answer = (_, response) => response.writeHead(200, { "Content-Type": "application/pdf" }).end("%PDF");
    await assert.rejects(visit(), refused(/not a web page/));
    answer = (_, response) => response.writeHead(200).end(html);
    await assert.rejects(visit(), refused(/not a web page/));
    answer = (_, response) => response.writeHead(403, asPage).end(html);
    await assert.rejects(visit(), refused(/answered with 403/));
    answer = (_, response) => response.writeHead(200, { ...asPage, "Content-Encoding": "zstd" }).end(html);
    await assert.rejects(visit(), refused(/packs its pages/));
    answer = (_, response) => response.writeHead(200, { ...asPage, "Content-Encoding": "gzip" }).end(html);
    await assert.rejects(visit(), nothing);
    answer = (_, response) => response.destroy();
    await assert.rejects(visit(), nothing);
  });

  it("asks for pages safely unless told otherwise, by the name that was given, at the address that was checked", async () => {
    let hello = "";
    const listening = createTcpServer((socket) => {
      socket.on("data", (bytes) => {
        hello += bytes.toString("latin1");
        socket.destroy();
      });
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => listening.once("listening", resolve));
    const safePort = String((listening.address() as AddressInfo).port);
    await assert.rejects(visit(`site.example:${safePort}`, { ports: [safePort] }), nothing);
    listening.close();
    assert.equal(hello.charCodeAt(0), 22, "the beginning of TLS");
    assert.match(hello, /site\.example/, "with the name of the site");
  });

  it("refuses what is no address of a page", async () => {
    for (const address of [
      "",
      "ftp://site.example/",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "https://",
      "http://a b/",
    ]) {
      await assert.rejects(visit(address), refused(/not the address of a web page/), address);
    }
    await assert.rejects(visit(`http://me:secret@site.example:${port}/`), refused(/name or a password/));
    await assert.rejects(visit(at(), { ports: [] }), nothing);
    await assert.rejects(visit("http://site.example:22/"), nothing);
    assert.equal(asked.length, 0);
  });

  it("visits four sites at once and no more", async () => {
    answer = (_, response) => void setTimeout(() => response.writeHead(200, asPage).end(html), 200);
    const visits = await Promise.allSettled(Array.from({ length: 5 }, () => visit()));
    assert.deepEqual(
      visits.map(({ status }) => status),
      [...Array(4).fill("fulfilled"), "rejected"],
    );
    assert.equal((await visit()).html, html);
  });
});
