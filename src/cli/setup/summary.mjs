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
