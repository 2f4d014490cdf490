// An OpenID provider that does wrong what the path of its issuer names: http://127.0.0.1:port/wrong-nonce. With /honest it
// does nothing wrong, so that a test knows that the rest of it is right.
import { generateKeyPairSync } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import { answer, back, fields, json, pack, unpack } from "./forms.mjs";

const published = generateKeyPairSync("rsa", { modulusLength: 2048 });
const another = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = { ...(await exportJWK(published.publicKey)), kid: "one", use: "sig", alg: "RS256" };

const metadata = (issuer) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
  authorization_response_iss_parameter_supported: true,
});

const unsigned = (claims) => `${pack({ alg: "none" })}.${pack(claims)}.`;

const tokenOf = async (wrong, issuer, { nonce, client }) => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, sub: "somebody", aud: client, nonce, iat: now, exp: now + 60 };
  if (wrong === "wrong-nonce") claims.nonce = "another";
  if (wrong === "no-nonce") delete claims.nonce;
  if (wrong === "wrong-issuer") claims.iss = "http://127.0.0.1:1/elsewhere";
  if (wrong === "wrong-audience") claims.aud = "somebody-else";
  if (wrong === "two-audiences") claims.aud = [client, "somebody-else"];
  if (wrong === "expired") Object.assign(claims, { iat: now - 7200, exp: now - 3600 });
  if (wrong === "from-the-future") claims.iat = now + 7200;
  if (wrong === "no-subject") delete claims.sub;
  if (wrong === "alg-none") return unsigned(claims);
  const signer = new SignJWT(claims);
  // Whoever takes the algorithm's name from the token takes the public client secret for a key.
  if (wrong === "alg-hs256") return signer.setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode("secret"));
  const key = wrong === "wrong-key" ? another.privateKey : published.privateKey;
  return signer.setProtectedHeader({ alg: "RS256", kid: "one" }).sign(key);
};

export const hostile = (port) => async (request, response) => {
  const { pathname, searchParams: asked } = new URL(request.url, "http://hostile");
  const [, wrong, ...rest] = pathname.split("/");
  const [issuer, what] = [`http://127.0.0.1:${port}/${wrong}`, rest.join("/")];
  if (wrong === "slow") return;
  if (wrong === "large") return answer(response, 200, "application/json", `{"a":"${"x".repeat(8_000_000)}"}`);
  if (wrong === "failing") return answer(response, 500, "text/plain", "down");
  if (wrong === "no-json") return answer(response, 200, "application/json", "<html>");
  if (wrong === "elsewhere") {
    response.writeHead(302, { location: `http://127.0.0.1:${port}/honest/${what}` });
    return response.end();
  }
  if (what === ".well-known/openid-configuration") {
    const says = wrong === "another-issuer" ? `http://127.0.0.1:${port}/honest` : issuer;
    return json(response, 200, metadata(says));
  }
  if (what === "keys") return json(response, 200, { keys: [jwk] });
  if (what === "authorize") {
    const code = pack({ nonce: asked.get("nonce"), client: asked.get("client_id") });
    const iss = wrong === "mixed-up" ? "http://127.0.0.1:1/elsewhere" : issuer;
    return back(response, asked, { code, state: asked.get("state"), ...(wrong === "no-iss" ? {} : { iss }) });
  }
  if (what === "token") {
    const code = unpack((await fields(request)).get("code"));
    if (wrong === "refusing") return json(response, 400, { error: "invalid_grant" });
    const id_token = await tokenOf(wrong, issuer, code);
    return json(response, 200, { access_token: "opaque", token_type: "Bearer", id_token });
  }
  return answer(response, 404, "text/plain", "nothing");
};
