/** A colour seen through another one that covers so much of it: 1 is all of `over`. @param over `#rrggbb`, as `under` */
export function mixColors(over: string, under: string, opacity: number): string {
	const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
	const mixed = [1, 3, 5].map((at) =>
		Math.round(channel(over, at) * opacity + channel(under, at) * (1 - opacity))
	);
	return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
