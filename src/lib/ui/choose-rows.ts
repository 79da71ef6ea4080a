/**
 * The rows that are picked after one more click or key. Without a range the row at `index` changes sides; with one,
 * everything between the row picked last and this one comes in.
 *
 * @param order ids as the table shows them
 * @param anchorId the row picked last; `null` or one that is not shown any more: the range is this row alone
 */
export function chooseRows(
	chosen: ReadonlySet<string>,
	order: readonly string[],
	{ index, anchorId, isRange }: { index: number; anchorId: string | null; isRange: boolean }
): Set<string> {
	const after = new Set(chosen);
	if (!isRange) {
		if (!after.delete(order[index]!)) after.add(order[index]!);
		return after;
	}
	const anchor = anchorId === null ? -1 : order.indexOf(anchorId);
	const from = anchor < 0 ? index : anchor;
	for (const id of order.slice(Math.min(from, index), Math.max(from, index) + 1)) after.add(id);
	return after;
}
