import { expect, it } from 'vitest';
import { startFailure } from '#app/startFailure.ts';

it.each([
  ['SecurityError', /does not let this page store/, /private window/],
  ['InvalidStateError', /does not let this page store/, /private window/],
  ['UnknownError', /does not let this page store/, /allow site data/],
  ['QuotaExceededError', /no space left/, /Free space/],
  ['VersionError', /newer version/, /newer version/],
  ['DataCloneError', /unexpected/, /Reload/],
])('a %s says what failed and the way out', (name, reason, remedy) => {
  const failure = startFailure(new DOMException('text', name), true);
  expect(failure.reason).toMatch(reason);
  expect(failure.remedy).toMatch(remedy);
});

it('what is thrown need not be an error', () => expect(startFailure('text', true).reason).toMatch(/unexpected/));

it('a page without a secure context has no locks to begin with', () =>
  expect(startFailure(new TypeError('locks is undefined'), false).remedy).toMatch(/https/));
