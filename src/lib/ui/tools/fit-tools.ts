/**
 * Which tools of a strip are shown, the others behind a button: the first ones that fit, and always the
 * pressed one.
 *
 * @param widthsPx of every tool, in order
 * @param roomPx width for all of them; 0: unknown, all are shown
 * @param morePx width of the button behind which the others wait
 * @param pressed index of the tool in use; -1: none
 * @returns indexes in order; all where all fit, and never none but where not even one fits
 */
export function fitTools(
	widthsPx: readonly number[],
	{ roomPx, morePx, pressed }: { roomPx: number; morePx: number; pressed: number }
): number[] {
	const all = widthsPx.map((_, i) => i);
	const wholePx = widthsPx.reduce((sum, width) => sum + width, 0);
	if (roomPx === 0 || wholePx <= roomPx) return all;
	let leftPx = roomPx - morePx;
	const shown = new Set<number>();
	const take = (i: number) => {
		if (widthsPx[i]! > leftPx) return false;
		leftPx -= widthsPx[i]!;
		shown.add(i);
		return true;
	};
	if (pressed >= 0) take(pressed);
	for (const i of all) if (!shown.has(i) && !take(i)) break;
	return all.filter((i) => shown.has(i));
}
