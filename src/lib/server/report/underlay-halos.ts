const HALO_START = /<g\b[^>]*\spaint-order="stroke"[^>]*>/g;
const GROUP = /<g\b[^>]*?(\/?)>|<\/g>/g;
const STROKE = /\s(?:stroke|stroke-width|stroke-linejoin|paint-order)="[^"]*"/g;

/**
 * A map with the halos of its labels drawn as labels of their own below them. Programs that know SVG 1.1 only do not know
 * `paint-order`: they would draw the halo over the letters.
 */
export function underlayHalos(svg: string): string {
	let written = '';
	let at = 0;
	for (const { index, 0: start } of svg.matchAll(HALO_START)) {
		if (index < at) continue;
		const end = findEnd(svg, index + start.length);
		const labels = svg.slice(index, end);
		written +=
			svg.slice(at, index) + labels.replace(' paint-order="stroke"', '') + labels.replaceAll(STROKE, '');
		at = end;
	}
	return written + svg.slice(at);
}

/** Behind the end of the group that starts before a place. */
function findEnd(svg: string, from: number): number {
	GROUP.lastIndex = from;
	let depth = 1;
	while (depth > 0) {
		const tag = GROUP.exec(svg);
		if (!tag) return svg.length;
		if (tag[0] === '</g>') depth--;
		else if (tag[1] === '') depth++;
	}
	return GROUP.lastIndex;
}
