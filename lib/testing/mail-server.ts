/** A real mail server in this process: takes mails, refuses whom it is told to refuse, and can lose its answer after it took one. */
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface TestMailServer {
  readonly port: number;
  /** What it took, oldest first; also what it took without saying so. */
  readonly mails: ParsedMail[];
  /** Name and password of everybody who signed in. */
  readonly signedIn: string[];
  /** Addresses for which it answers 550. */
  readonly refused: Set<string>;
  /** What it does once it has a mail and has not yet said so; by default nothing. */
  onTaken: () => void | Promise<void>;
  /** Takes the next mail and hangs up. */
  loseNextAnswer(): void;
  stop(): Promise<void>;
}

/** `port` is one to come back on. */
export async function startMailServer(port = 0, more: SMTPServerOptions = {}): Promise<TestMailServer> {
  const state = { mails: [] as ParsedMail[], signedIn: [] as string[], refused: new Set<string>(), loses: false };
  const server = new SMTPServer({
    ...{ authOptional: true, hideSTARTTLS: true, allowInsecureAuth: true, disableReverseLookup: true },
    onAuth: ({ username = "", password = "" }, _session, callback) => {
      state.signedIn.push(`${username}:${password}`);
      callback(null, { user: username });
    },
    onRcptTo: ({ address }, _session, callback) => {
      callback(state.refused.has(address) ? Object.assign(new Error("No such user"), { responseCode: 550 }) : null);
    },
    onData: (stream, _session, callback) => {
      simpleParser(stream).then(async (mail) => {
        state.mails.push(mail);
        await given.onTaken();
        if (!state.loses) return callback(null);
        state.loses = false;
        for (const connection of server.connections) connection.close();
      }, callback);
    },
    ...more,
  });
  // Whoever hangs up in the middle is no fault of the server.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const given: TestMailServer = {
    port: (server.server.address() as AddressInfo).port,
    ...{ mails: state.mails, signedIn: state.signedIn, refused: state.refused },
    onTaken: () => {},
    loseNextAnswer: () => {
      state.loses = true;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return given;
}
