import type { ProblemDocument } from './model';

/** What the hub (or the way to it) answered instead of a result. */
export class ProblemError extends Error {
  readonly problem: ProblemDocument;
  /** Seconds after which a new try makes sense, where the hub said so. */
  readonly retryAfter: number | undefined;

  constructor(problem: ProblemDocument, retryAfter?: number) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** The code of a call that never reached the hub. */
export const UNREACHABLE = 'console.unreachable';

export function unreachable(cause: unknown): ProblemError {
  return new ProblemError({
    status: 0,
    code: UNREACHABLE,
    detail: cause instanceof Error ? cause.message : String(cause),
  });
}

function isProblem(body: unknown): body is Partial<ProblemDocument> {
  return typeof body === 'object' && body !== null && ('code' in body || 'detail' in body || 'title' in body);
}

/** Reads an error reply: a problem document, or whatever a proxy in between made of it. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  const fallback = { status: response.status, code: `http.${response.status}`, detail: response.statusText, requestId };
  const body: unknown = await response.json().catch(() => undefined);
  return new ProblemError(isProblem(body) ? { ...fallback, ...body } : fallback, retryAfter);
}

/** Any thrown thing as a problem, so that every error is shown the same way. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError({
    status: 0,
    code: 'console.error',
    detail: error instanceof Error ? error.message : String(error),
  });
}
