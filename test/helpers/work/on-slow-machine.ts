/**
 * Runs work on a machine that seems slow: every clock it can look at goes so many times as fast. What is not bound to
 * time comes out the same.
 */
export function onSlowMachine<Result>(factor: number, work: () => Result): Result {
	const [performanceNow, dateNow] = [performance.now, Date.now];
	const startMs = performanceNow.call(performance);
	const startDate = dateNow();
	performance.now = () => startMs + factor * (performanceNow.call(performance) - startMs);
	Date.now = () => Math.round(startDate + factor * (dateNow() - startDate));
	try {
		return work();
	} finally {
		performance.now = performanceNow;
		Date.now = dateNow;
	}
}
