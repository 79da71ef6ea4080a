import type { SourceTotal } from '../types.ts';
import type { Compared } from './compared-sum.ts';

/** Of each total the largest others that part its rows without rest. */
export function listParts(totals: readonly SourceTotal[]): Map<SourceTotal, SourceTotal[]> {
	const parts = new Map<SourceTotal, SourceTotal[]>();
	const bySize = totals
		.filter(({ over }) => over.length > 0)
		.toSorted((a, b) => b.over.length - a.over.length);
	for (const total of bySize) {
		const left = new Set(total.over);
		const of: SourceTotal[] = [];
		for (const part of bySize) {
			if (left.size === 0) break;
			if (part.over.length >= total.over.length || part.over.length > left.size) continue;
			if (!left.has(part.over[0]!) || !part.over.every((row) => left.has(row))) continue;
			for (const row of part.over) left.delete(row);
			of.push(part);
		}
		if (left.size === 0 && of.length > 1) parts.set(total, of);
	}
	return parts;
}

/** What the sums of parts, or the sum that this one is part of, say: who is wrong. */
export function judgeByParts(
	{ total, of, difference }: Compared,
	parts: ReadonlyMap<SourceTotal, SourceTotal[]>,
	compared: ReadonlyMap<SourceTotal, (Compared | undefined)[]>
): 'total' | 'row' | undefined {
	const found = (one: SourceTotal) => compared.get(one)!.find((it) => it?.of === of);
	const mine = parts.get(total)?.map(found);
	if (mine?.every((one) => one?.difference === 0n)) return 'total';
	if (mine?.some((one) => one?.difference === difference)) return 'row';
	for (const [whole, some] of parts) {
		if (!some.includes(total)) continue;
		const above = found(whole);
		if (above?.difference === 0n) return 'total';
		if (above?.difference === difference) return 'row';
	}
	return undefined;
}
