import type { ArchiveFailure } from '#core/archive/archive.ts';
import type { Result } from '#core/result.ts';
import type { Transport } from '#remote/receive.ts';

/** Milliseconds before the second, third, … try (spec: 1, 2, 4, 8 s). */
const BACK_OFF = [1000, 2000, 4000, 8000] as const;
/** Waits are spread by this share, so that requests which failed together do not come back together. */
const JITTER = 0.25;
/** Seconds; an archive that wants a longer pause is left alone, and the reader told. */
const MAX_RETRY_AFTER = 60;

interface RetryOptions {
  readonly tries: number;
  readonly signal: AbortSignal;
  readonly onWaiting?: (failure: ArchiveFailure) => void;
}

/** Repeats a request whose failure may pass, and no other. @throws the signal's reason when aborted. */
export async function withRetry<T>(
  attempt: () => Promise<Result<T, ArchiveFailure>>,
  { wait, random }: Pick<Transport, 'wait' | 'random'>,
  { tries, signal, onWaiting }: RetryOptions,
): Promise<Result<T, ArchiveFailure>> {
  for (let tried = 1; ; tried++) {
    const result = await attempt();
    if (result.ok || !result.failure.passing || tried >= tries) return result;
    const { retryAfter } = result.failure;
    if (retryAfter !== undefined && retryAfter > MAX_RETRY_AFTER) return result;
    onWaiting?.(result.failure);
    await wait(retryAfter === undefined ? pause(tried, random()) : retryAfter * 1000, signal);
  }
}

function pause(tried: number, random: number): number {
  const base = BACK_OFF[Math.min(tried, BACK_OFF.length) - 1] ?? 0;
  return base * (1 - JITTER + 2 * JITTER * random);
}
