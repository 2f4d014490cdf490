// What both of our own providers need: a form's fields, answers, and whether a proof of possession is right.
import { createHash } from "node:crypto";

/** The fields of a posted form. */
export const fields = async (request) => {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
};

export const answer = (response, status, type, body) => {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
};

export const json = (response, status, body) => answer(response, status, "application/json", JSON.stringify(body));

/** Sends the browser back, with these parameters. */
export const back = (response, asked, parameters) => {
  const to = new URL(asked.get("redirect_uri"));
  for (const [name, value] of Object.entries(parameters)) to.searchParams.set(name, value);
  response.writeHead(302, { location: to.href });
  response.end();
};

/** RFC 7636, S256. */
export const challengeOf = (verifier) => createHash("sha256").update(verifier).digest("base64url");

/** What a code says: these providers keep nothing. */
export const pack = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
export const unpack = (code) => JSON.parse(Buffer.from(code, "base64url"));
