import { expect, test } from 'vitest';
import { addCounts, countTests, formatSummary } from '../../src/cli/setup/summary.mjs';

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
