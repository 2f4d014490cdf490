// The SMTP server that the tests' mail goes to: real STARTTLS, real AUTH, each mail parsed and kept until asked for.
// One server for all tests of a process; each application signs in with a name of its own, and that name is its box.
//
//   node server.mjs FOLDER     FOLDER holds key.pem and cert.pem; prints {"smtp": port, "http": port}
//
//   GET /box/<name>            the mails of that box, oldest first
//   GET /box/<name>/refused    what was refused, and why
//   GET /box/<name>/answer     gives the answers that wait, see below
//
// A recipient's address may ask for bad weather: refuse-…@ is refused for good (550), defer-…@ once for now (451),
// vanish-…@ gets its mail, but the connection is cut before we say so; stall-…@ gets its mail, and our answer waits.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const [folder] = process.argv.slice(2);
const PASSWORD = "box";
const boxes = new Map();
const deferred = new Set();

const boxOf = (name) => {
  if (!boxes.has(name)) boxes.set(name, { mails: [], refused: [], answers: [] });
  return boxes.get(name);
};

const refuse = (session, address, code, text) => {
  boxOf(session.user).refused.push({ to: address, code });
  return Object.assign(new Error(text), { responseCode: code });
};

const smtp = new SMTPServer({
  key: readFileSync(join(folder, "key.pem")),
  cert: readFileSync(join(folder, "cert.pem")),
  authMethods: ["PLAIN", "LOGIN"],
  disableReverseLookup: true,
  onAuth({ username, password }, session, done) {
    if (!session.secure || password !== PASSWORD) return done(new Error("Wrong name or password"));
    done(null, { user: username });
  },
  onRcptTo({ address }, session, done) {
    if (address.startsWith("refuse-")) return done(refuse(session, address, 550, "No such mailbox"));
    const once = `${session.user} ${address}`;
    if (address.startsWith("defer-") && !deferred.has(once)) {
      deferred.add(once);
      return done(refuse(session, address, 451, "Come back later"));
    }
    done();
  },
  async onData(stream, session, done) {
    const mail = await simpleParser(stream);
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    boxOf(session.user).mails.push({
      to: recipients,
      from: mail.from?.text ?? "",
      subject: mail.subject ?? "",
      text: mail.text ?? "",
      html: mail.html || "",
      message_id: mail.messageId ?? "",
      headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()])),
      secure: session.secure,
    });
    if (recipients.some((address) => address.startsWith("vanish-"))) {
      smtp.connections.forEach((open) => open.session.id === session.id && open._socket.destroy());
      return;
    }
    if (recipients.some((address) => address.startsWith("stall-"))) boxOf(session.user).answers.push(done);
    else done();
  },
});
smtp.on("error", () => {}); // a client that goes away is its own business

const http = createServer((request, response) => {
  const [, , name, what] = decodeURIComponent(request.url).split("/");
  const box = boxOf(name);
  if (what === "answer") box.answers.splice(0).forEach((done) => done());
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(what === "refused" ? box.refused : box.mails));
});

// The test process holds our input: when it is gone, so are we.
process.stdin.resume().on("end", () => process.exit(0));

const server = smtp.listen(0, "127.0.0.1", () =>
  http.listen(0, "127.0.0.1", () =>
    console.log(JSON.stringify({ smtp: server.address().port, http: http.address().port })),
  ),
);
