import { expect, test } from 'vitest';
import { touchesBrowserTests } from '../../src/cli/setup/test-scope.mjs';

const files = ['test/e2e/coverage.test.ts', 'test/e2e/healthz.test.ts'];

test.each([
	[[], true],
	[['test/core'], false],
	[['coverage'], true],
	[['./test/e2e'], true],
	[['test\\e2e\\healthz.test.ts'], true],
	[['test/e2e/healthz.test.ts:12'], true],
	[['-t', 'coverage of an island'], true],
	[['test/core', '-t', 'e2e'], false],
	[['--project', 'unit'], false],
	[['--project=unit', 'coverage'], false],
	[['--project', 'e2e'], true]
])('%j → %s', (args, expected) => {
	expect(touchesBrowserTests(args, files)).toBe(expected);
});

test('where there are no browser tests, no browser is needed', () => {
	expect(touchesBrowserTests([], [])).toBe(false);
});
