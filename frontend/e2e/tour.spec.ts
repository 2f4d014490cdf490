import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const run = promisify(execFile);
/** Where the documents' examples find the service. */
const DOCUMENTED = 'http://localhost:8080';

/** The document's blocks of shell, one after the other, as somebody would paste them. */
function commandsOf(document: string): string {
  const text = readFileSync(new URL(`../../${document}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block).join('\n');
}

/** Runs them against the suite's server, and answers what each request was answered: `200 /api/v1/campaigns`. */
async function answersTo(commands: string, server: string): Promise<string[]> {
  expect(commands).toContain(`${DOCUMENTED}/api/v1`);
  const curl = `curl() { command curl -w '%{stderr}\\n%{http_code} %{url}\\n' "$@"; }\n`;
  const { stderr } = await run('bash', ['-c', curl + commands.replaceAll(DOCUMENTED, server)]).catch((failed) => {
    throw new Error(`${failed.stdout}\n${failed.stderr}`);
  });
  return [...stderr.matchAll(/^(\d{3}) (\S+)$/gm)].map(([, status, url = '']) => `${status} ${new URL(url).pathname}`);
}

test('the commands of the README answer as it says', async ({ baseURL }) => {
  const answers = await answersTo(commandsOf('README.md'), baseURL ?? '');
  expect(answers.length).toBeGreaterThan(5);
  // The last one shows what an error looks like.
  expect(answers.filter((answer) => !answer.startsWith('2'))).toEqual(['404 /api/v1/nothing']);
});

test('the tour over REST takes a problem from registration to adoption', async ({ baseURL }) => {
  const answers = await answersTo(commandsOf('docs/TOUR.md'), baseURL ?? '');
  expect(answers.filter((answer) => !answer.startsWith('2'))).toEqual([]);
  for (const step of ['members', 'response/submit', 'scores', 'team', 'evaluation-request', 'publish', 'steps']) {
    expect(answers.some((answer) => answer.endsWith(`/${step}`))).toBe(true);
  }
});
