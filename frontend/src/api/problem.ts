/** One field's fault, as the API names it. */
export interface ProblemField {
  /** JSON pointer into the request's body, or `/name` of a parameter. */
  pointer: string;
  code: string;
  message: string;
}

/** The body of an error answer (RFC 9457), with the extension members that some problems carry. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  errors?: ProblemField[];
  [extension: string]: unknown;
}

/** What every query and mutation throws. A `status` of 0 means that no answer came. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly body: ProblemBody;
  /** Seconds after which trying again makes sense, when the API said so. */
  readonly retryAfter: number | undefined;

  constructor(body: ProblemBody, retryAfter?: number) {
    super(body.detail ?? body.title);
    this.body = body;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.body.status;
  }

  get title(): string {
    return this.body.title;
  }

  get detail(): string | undefined {
    return this.body.detail;
  }

  /** The request's id, which the logs name too. */
  get instance(): string | undefined {
    return this.body.instance;
  }

  get errors(): ProblemField[] {
    return this.body.errors ?? [];
  }

  /** The last part of the type: `survey-closed`. */
  get slug(): string {
    return this.body.type.split('/').at(-1) ?? '';
  }

  /** No answer came: the network, or the service behind it, is away. */
  get isOffline(): boolean {
    return this.status === 0;
  }

  /** An extension member, such as the `current` text after a lost race. */
  extension<T>(name: string): T | undefined {
    return this.body[name] as T | undefined;
  }
}

/** Is this a problem, and (when slugs are given) one of these kinds? */
export function isProblem(error: unknown, ...slugs: string[]): error is Problem {
  return error instanceof Problem && (slugs.length === 0 || slugs.includes(error.slug));
}

/** The problem in whatever was thrown. A fault of the page itself becomes one of the slug `page-fault`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const title = error instanceof Error ? error.message : String(error);
  return new Problem({ type: '/problems/page-fault', title, status: 500 });
}

/** The faults by name of form field: `/answers/0/text` is `answers.0.text`, as react-hook-form writes it. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isProblem(error)) return {};
  const faults: Record<string, string> = {};
  for (const { pointer, message } of error.errors) {
    const name = pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .join('.');
    faults[name] ??= message;
  }
  return faults;
}

/** The problem in an answer that failed; answers of proxies, which are no problems, become one. */
export async function problemIn(response: Response): Promise<Problem> {
  const fallback: ProblemBody = { type: 'about:blank', title: response.statusText, status: response.status };
  const wait = Number(response.headers.get('retry-after')) || undefined;
  if (!response.headers.get('content-type')?.includes('json')) return new Problem(fallback, wait);
  try {
    const body: unknown = await response.json();
    const known = typeof body === 'object' && body !== null ? body : {};
    return new Problem({ ...fallback, ...known }, wait);
  } catch {
    return new Problem(fallback, wait);
  }
}

/** No answer came at all. */
export function unreachable(): Problem {
  return new Problem({ type: '/problems/unreachable', title: 'unreachable', status: 0 });
}
