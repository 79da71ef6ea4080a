import { expect, test } from 'vitest';
import { addCounts, countTests, formatSummary, listFailures } from '../../src/cli/setup/summary.mjs';

function file(status: string, ...tests: string[]) {
	return { status, assertionResults: tests.map((each) => ({ status: each })) };
}

test('counts tests, and everything neither passed nor failed as skipped', () => {
	const report = {
		testResults: [file('passed', 'passed', 'pending', 'todo', 'skipped'), file('failed', 'failed')]
	};
	expect(countTests(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 3 });
});

test('a file that does not load counts as one failed test', () => {
	expect(countTests({ testResults: [file('failed')] }, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a file whose hook throws counts as failed beside its skipped tests', () => {
	const report = { testResults: [file('failed', 'skipped', 'skipped')] };
	expect(countTests(report, 1)).toEqual({ passed: 0, failed: 1, skipped: 2 });
});

test('an error outside any test, no tests at all and no report are failures', () => {
	expect(countTests({ testResults: [file('passed', 'passed')] }, 1).failed).toBe(1);
	expect(countTests({ testResults: [] }, 1).failed).toBe(1);
	expect(countTests(undefined, 0).failed).toBe(1);
});

test('the summary line adds up the steps', () => {
	const total = addCounts([
		{ passed: 1, failed: 0, skipped: 0 },
		{ passed: 10, failed: 2, skipped: 3 }
	]);
	expect(formatSummary(total)).toBe('11 passed, 2 failed, 3 skipped');
});

test('failures name the file, the test and the start of the message', () => {
	const message = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n');
	const report = {
		testResults: [
			{
				name: '/project/test/a.test.ts',
				status: 'failed',
				message: '',
				assertionResults: [
					{ status: 'passed', fullName: 'one', failureMessages: [] },
					{ status: 'failed', fullName: 'group two', failureMessages: [message] }
				]
			},
			{ name: '/project/test/b.test.ts', status: 'failed', message: 'does not load', assertionResults: [] },
			{ name: '/project/test/c.test.ts', status: 'passed', message: '', assertionResults: [] }
		]
	};
	const [first, second, ...rest] = listFailures(report, '/project');
	expect(first?.split('\n').slice(0, 2)).toEqual(['test/a.test.ts > group two', '    line 0']);
	expect(first).not.toContain('line 39');
	expect(second).toBe('test/b.test.ts\n    does not load');
	expect(rest).toEqual([]);
	expect(listFailures(undefined, '/project')).toEqual([]);
});
