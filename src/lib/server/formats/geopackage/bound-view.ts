import type { Database } from 'sql.js';

/** Rows that computing a view may look at. */
const MOST_STEPS = 20_000_000;

interface PlanStep {
	id: number;
	parent: number;
	detail: string;
}

/**
 * Whether a view can be computed in a bounded time: by SQLite's plan, whatever it may join costs no more than every row
 * of the largest table for each. A view in a file can be written so that it never ends, and a query cannot be stopped.
 *
 * @param rowCount of the largest table
 */
export function isViewBounded(database: Database, view: string, rowCount: number): boolean {
	const found = database.exec(`explain query plan select * from ${quoteName(view)}`)[0];
	const steps = (found?.values ?? []).map(([id, parent, , detail]): PlanStep => ({
		id: Number(id),
		parent: Number(parent),
		detail: String(detail)
	}));
	if (steps.some(({ detail }) => /RECURSIVE|VIRTUAL TABLE/.test(detail))) return false;
	const costOf = ({ id, detail }: PlanStep): number => {
		const costs = steps.filter(({ parent }) => parent === id).map(costOf);
		if (detail.startsWith('COMPOUND')) return costs.reduce((sum, cost) => sum + cost, 0);
		return costs.reduce((product, cost) => product * cost, costOfStep(detail, rowCount));
	};
	const whole = steps.filter(({ parent }) => parent === 0).map(costOf);
	return whole.reduce((product, cost) => product * cost, 1) <= MOST_STEPS;
}

function costOfStep(detail: string, rowCount: number): number {
	if (detail.startsWith('SCAN')) return /CONSTANT ROW/.test(detail) ? 1 : Math.max(1, rowCount);
	// By a key that is unique one row is found, by another there may be many.
	if (detail.startsWith('SEARCH'))
		return /PRIMARY KEY|sqlite_autoindex/.test(detail) ? 1 : Math.max(1, rowCount);
	return 1;
}

/** A name as SQL writes it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
