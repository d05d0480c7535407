import assert from "node:assert/strict";
import { test } from "node:test";
import { isPublicAddress } from "./public-address.ts";

const closed = `0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.0.9 168.63.129.16 169.254.169.254 172.16.0.1
  172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250
  240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:7f00:1 ::ffff:8.8.8.8 ::ffff:0:8.8.8.8
  64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::a00:1 100::1 2001::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::
  2002:a00:1::1 3fff::1 3fff:fff::1 5f00::1 400::1 4000::1 e000::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1`;
const open =
  "1.1.1.1 8.8.8.8 93.184.215.14 172.32.0.1 100.128.0.1 192.0.1.1 2606:4700:4700::1111 2a00:1450:4001:80b::200e 3ffe::1";

test("an address is public when everybody can reach it", () => {
  for (const address of closed.split(/\s+/)) assert.equal(isPublicAddress(address), false, address);
  for (const address of open.split(" ")) assert.equal(isPublicAddress(address), true, address);
});

test("what is no whole address is none", () => {
  for (const text of ["", "localhost", "127.1", "2130706433", "0x7f.1", "1.1.1", "1.1.1.1.", "example.org", "[::1]"]) {
    assert.equal(isPublicAddress(text), false, text);
  }
});
