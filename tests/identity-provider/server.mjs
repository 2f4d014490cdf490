// The identity providers that the tests sign in with, all on loopback and in one process:
//
//   node server.mjs [PUBLIC_URL] [PORT]     PUBLIC_URL is where We-novate is opened; prints {"certified", "dialect", "hostile"}
//
//   certified   `oidc-provider`, a certified OpenID provider, with its own small pages for signing in: whatever login is
//               typed exists, and any password is right. A login that is an address is the person's e-mail.
//   dialect     OAuth 2 whose userinfo is XML, as the public servants' provider speaks it (dialect.mjs)
//   hostile     an OpenID provider that does what its issuer's path says: /wrong-nonce, /alg-none … (hostile.mjs)
//
// It ends with whoever holds its input.
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { dialect } from "./dialect.mjs";
import { hostile } from "./hostile.mjs";

const [publicUrl = "http://localhost:8080", port = "0"] = process.argv.slice(2);
const redirect = (key) => `${publicUrl}/sign-in/callback/${key}`;

const listen = (handler, on = 0) =>
  new Promise((listening) => {
    const server = createServer(handler);
    server.listen(on, "127.0.0.1", () => listening(server.address().port));
  });

const claimsOf = (login) => ({
  sub: login,
  given_name: "Ελένη",
  family_name: "Παρόχου",
  email: login.includes("@") ? login : `${login}@provider.example`,
  email_verified: true,
});

// What it warns of is for those who run it in earnest.
console.warn = () => {};
console.info = () => {};

let provider;
const certifiedPort = await listen((request, response) => provider.callback()(request, response), Number(port));
const certified = `http://localhost:${certifiedPort}`;
provider = new Provider(certified, {
  clients: [
    {
      client_id: "wenovate",
      client_secret: "a secret between the two of them",
      redirect_uris: ["certified", "other"].map(redirect),
      response_types: ["code"],
      grant_types: ["authorization_code"],
    },
  ],
  claims: { openid: ["sub"], profile: ["given_name", "family_name"], email: ["email", "email_verified"] },
  findAccount: (_, id) => ({ accountId: id, claims: () => claimsOf(id) }),
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["loopback only"] },
});
const dialectPort = await listen(dialect(publicUrl));
const hostilePort = await listen((request, response) => hostile(hostilePort)(request, response));

process.stdout.write(
  `${JSON.stringify({
    certified,
    dialect: `http://127.0.0.1:${dialectPort}`,
    hostile: `http://127.0.0.1:${hostilePort}`,
  })}\n`,
);
process.stdin.on("end", () => process.exit(0)).resume();
