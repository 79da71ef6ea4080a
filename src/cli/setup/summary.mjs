/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * Counts the tests of a Vitest JSON report.
 * A file that failed without a failed test (it did not load, or a hook threw) counts as one failed.
 *
 * @param {{ testResults?: { status: string, assertionResults: { status: string }[] }[] } | undefined} report
 *   `undefined` if Vitest wrote none
 * @param {number} exitCode Vitest's; an error outside any test shows here alone
 * @returns {Counts}
 */
export function countTests(report, exitCode) {
	const counts = { passed: 0, failed: 0, skipped: 0 };
	for (const file of report?.testResults ?? []) {
		let failedHere = 0;
		for (const { status } of file.assertionResults) {
			if (status === 'passed') counts.passed++;
			else if (status === 'failed') failedHere++;
			else counts.skipped++;
		}
		counts.failed += failedHere === 0 && file.status === 'failed' ? 1 : failedHere;
	}
	if (counts.failed === 0 && (exitCode !== 0 || !report)) counts.failed = 1;
	return counts;
}

/**
 * What failed in a Vitest JSON report, to stand once more beneath the output of runs that went side by side.
 *
 * @param {{ testResults?: { name: string, status: string, message?: string, assertionResults: {
 *   status: string, fullName: string, failureMessages?: string[] | null }[] }[] } | undefined} report
 * @param {string} root folder that file names are shortened to
 * @returns {string[]} a text per failed test, or per file that failed without one: where, then the start of the message
 */
export function listFailures(report, root) {
	const failures = [];
	for (const { name, status, message, assertionResults } of report?.testResults ?? []) {
		const path = name.startsWith(root) ? name.slice(root.length).replace(/^[\\/]/, '') : name;
		const failed = assertionResults.filter((test) => test.status === 'failed');
		for (const { fullName, failureMessages } of failed) {
			failures.push(`${path} > ${fullName}\n${indentStart(failureMessages?.join('\n') ?? '')}`);
		}
		if (failed.length === 0 && status === 'failed') failures.push(`${path}\n${indentStart(message ?? '')}`);
	}
	return failures;
}

const SHOWN_LINES = 15;

/** @param {string} text */
function indentStart(text) {
	const lines = text.trimEnd().split('\n');
	return lines
		.slice(0, SHOWN_LINES)
		.map((line) => `    ${line}`)
		.join('\n');
}

/**
 * @param {readonly Counts[]} parts
 * @returns {Counts}
 */
export function addCounts(parts) {
	const total = { passed: 0, failed: 0, skipped: 0 };
	for (const { passed, failed, skipped } of parts) {
		total.passed += passed;
		total.failed += failed;
		total.skipped += skipped;
	}
	return total;
}

/** @param {Counts} counts */
export function formatSummary({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
