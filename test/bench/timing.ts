/** How long a piece of work took. */
export interface Timing {
	medianMs: number;
	minMs: number;
	maxMs: number;
	runs: number;
}

/** What work may return: the share it got through before it was cut short, and its own count of the time. */
export interface PartlyDone {
	share: number;
	ms?: number;
}

export interface Timed extends Timing {
	/** Given where the time was cut short and scaled up to the whole. */
	share?: number;
}

/**
 * Times work: warm-up runs first, then up to `runs` of them or as many as fit into `budgetMs`, one at least. Work
 * so slow that the warm-up alone takes the budget is not run again.
 */
export async function measure(work: () => unknown, { runs = 15, budgetMs = 1500 } = {}): Promise<Timed> {
	const once = async (): Promise<{ ms: number; share: number }> => {
		const start = performance.now();
		const result = await work();
		const ms = performance.now() - start;
		return isPartlyDone(result)
			? { ms: (result.ms ?? ms) / result.share, share: result.share }
			: { ms, share: 1 };
	};
	const start = performance.now();
	const first = await once();
	const spentMs = () => performance.now() - start;
	const spent = [];
	if (spentMs() > budgetMs) spent.push(first);
	else {
		// A function is compiled for speed after some calls: short work is warmed up for longer.
		while (spentMs() < Math.min(100, budgetMs / 5)) await once();
		do spent.push(await once());
		while (spent.length < runs && spentMs() < budgetMs);
	}
	const sorted = spent.map(({ ms }) => ms).toSorted((a, b) => a - b);
	const share = Math.min(...spent.map(({ share }) => share));
	return {
		medianMs: median(sorted),
		minMs: sorted[0]!,
		maxMs: sorted.at(-1)!,
		runs: sorted.length,
		...(share < 1 && { share })
	};
}

/**
 * How many times as long `other` takes as `work`. They run in turns, so that what else the machine does falls on
 * both alike.
 */
export async function measureRatio(
	work: () => unknown,
	other: () => unknown,
	{ rounds = 25, budgetMs = 1500 } = {}
): Promise<number> {
	const spent: [number[], number[]] = [[], []];
	for (const run of [work, other]) await run();
	const start = performance.now();
	do {
		for (const [i, run] of [work, other].entries()) {
			const start = performance.now();
			await run();
			spent[i]!.push(performance.now() - start);
		}
	} while (spent[0].length < rounds && performance.now() - start < budgetMs);
	const [base, compared] = spent.map((times) => median(times.toSorted((a, b) => a - b)));
	return compared! / base!;
}

function median(sorted: readonly number[]): number {
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function isPartlyDone(result: unknown): result is PartlyDone {
	return (
		typeof result === 'object' && result !== null && 'share' in result && typeof result.share === 'number'
	);
}
