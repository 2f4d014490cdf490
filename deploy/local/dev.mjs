// Builds and starts the program, again after each change of its sources, with Vite beside it.
import { spawn } from "node:child_process";
import { watch } from "node:fs";

const program = process.argv[2];
const env = { ...process.env, WENOVATE_PUBLIC_URL: process.env.WENOVATE_PUBLIC_URL ?? "http://localhost:5173" };
const sources = ["api", "migrations"];
const settled = 300; // an editor writes several files for one save

let server;
let building = false;
let stale = true;

const run = (command, args) =>
  new Promise((done) => spawn(command, args, { stdio: "inherit", env }).on("close", (code) => done(code === 0)));

const stopServer = () =>
  new Promise((done) => {
    if (!server || server.exitCode !== null) return done();
    server.once("close", done);
    server.kill("SIGTERM");
  });

async function follow() {
  if (building) return;
  building = true;
  while (stale) {
    stale = false;
    const built = await run("cargo", ["build", "--workspace", "--bins", "--quiet"]);
    if (stale || !built) continue; // a failed build leaves the old program running
    await stopServer();
    if (await run(program, ["migrate"])) {
      await run(program, ["seed", "demo"]);
      server = spawn(program, ["serve"], { stdio: "inherit", env });
    }
  }
  building = false;
}

let timer;
for (const folder of sources) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stale = true;
      follow();
    }, settled);
  });
}

const vite = spawn("npm", ["--prefix", "frontend", "run", "dev", "--silent"], { stdio: "inherit", env });
const leave = async () => {
  vite.kill("SIGTERM");
  await stopServer();
  process.exit(0);
};
process.on("SIGINT", leave);
process.on("SIGTERM", leave);
follow();
