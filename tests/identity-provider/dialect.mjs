// OAuth 2 (authorization code) whose userinfo is XML, as the provider of the Greek public servants speaks it: one element
// with the attributes taxid, firstname, lastname and others, some with blanks at the end.
//
// Whose tax number it is stands in the request for authorization, as a browser's session would say it: &taxid=… And so does
// how the userinfo misbehaves: &userinfo=bomb, malformed, empty, large, slow, failing.
import { answer, back, challengeOf, fields, json, pack, unpack } from "./forms.mjs";

const CLIENT = { id: "wenovate-el", secret: "κοινό μυστικό" };

const used = new Set();

const person = (taxid) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<root><userinfo userid="USER${taxid}   " taxid="${taxid}   " lastname="ΖΑΧΑΡΑΚΗ" firstname="ΕΛΕΝΗ" fathername="ΠΕΤΡΟΣ" mothername="ΑΝΝΑ" birthyear="1980"/></root>`;

const bomb = () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const inner = level === 0 ? "9" : `&e${level - 1};`.repeat(10);
    return `<!ENTITY e${level} "${inner}">`;
  });
  return `<?xml version="1.0"?><!DOCTYPE root [${levels.join("")}]><root><userinfo taxid="&e11;" firstname="&e11;" lastname="x"/></root>`;
};

const misbehaving = {
  bomb: (response) => answer(response, 200, "text/xml", bomb()),
  malformed: (response) => answer(response, 200, "text/xml", '<root><userinfo taxid="123456783"'),
  empty: (response) => answer(response, 200, "text/xml", "<root><userinfo/></root>"),
  large: (response) => answer(response, 200, "text/xml", `<root>${" ".repeat(8_000_000)}</root>`),
  failing: (response) => answer(response, 500, "text/plain", "down"),
  slow: () => {},
};

export const dialect = (publicUrl) => async (request, response) => {
  const { pathname, searchParams: asked } = new URL(request.url, "http://dialect");
  if (pathname === "/oauth/authorize") {
    if (!asked.get("redirect_uri")?.startsWith(`${publicUrl}/sign-in/callback/`)) {
      return answer(response, 400, "text/plain", "redirect_uri");
    }
    const code = pack({
      taxid: asked.get("taxid"),
      userinfo: asked.get("userinfo"),
      challenge: asked.get("code_challenge"),
      redirect: asked.get("redirect_uri"),
      number: Math.random(),
    });
    return back(response, asked, { code, state: asked.get("state") });
  }
  if (pathname === "/oauth/token") {
    const form = await fields(request);
    const known = form.get("client_id") === CLIENT.id && form.get("client_secret") === CLIENT.secret;
    if (!known) return json(response, 401, { error: "invalid_client" });
    const code = unpack(form.get("code"));
    const right =
      code.challenge === challengeOf(form.get("code_verifier") ?? "") && code.redirect === form.get("redirect_uri");
    if (!right || used.has(form.get("code"))) return json(response, 400, { error: "invalid_grant" });
    used.add(form.get("code"));
    return json(response, 200, { access_token: pack(code), token_type: "bearer", expires_in: 60 });
  }
  if (pathname === "/userinfo") {
    const token = request.headers.authorization?.match(/^Bearer (.+)$/i)?.[1];
    if (!token) return answer(response, 401, "text/plain", "no token");
    const { taxid, userinfo } = unpack(token);
    return (misbehaving[userinfo] ?? (() => answer(response, 200, "text/xml;charset=UTF-8", person(taxid))))(response);
  }
  return answer(response, 404, "text/plain", "nothing");
};
