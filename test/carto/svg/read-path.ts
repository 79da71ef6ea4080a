/** Corners of each part of a path's data: absolute moves, relative steps and z, as `pathData` writes them. */
export function readPath(data: string): [x: number, y: number][][] {
	return (data.match(/M[^M]*/g) ?? []).map((part) => {
		const [start, steps = ''] = part.slice(1).replace('z', '').split('l');
		const numbers = (text: string) => (text.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
		const [x = Number.NaN, y = Number.NaN] = numbers(start!);
		const corners: [number, number][] = [[x, y]];
		const steps2 = numbers(steps);
		for (let i = 0; i < steps2.length; i += 2) {
			const [lastX, lastY] = corners.at(-1)!;
			corners.push([lastX + steps2[i]!, lastY + steps2[i + 1]!]);
		}
		return corners;
	});
}

/** The content of a layer's group, '' if the drawing has none; groups may be nested. */
export function layerOf(svg: string, id: string): string {
	const start = svg.indexOf(`<g id="layer-${id}"`);
	if (start < 0) return '';
	let depth = 0;
	for (const match of svg.slice(start).matchAll(/<g[\s>]|<\/g>/g)) {
		depth += match[0] === '</g>' ? -1 : 1;
		if (depth === 0) return svg.slice(start, start + match.index + 4);
	}
	return svg.slice(start);
}
