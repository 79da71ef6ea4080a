/** How colours are seen: by most, and by those without green (deuteranopia) or red (protanopia) cones. */
export const SIGHTS = ['usual', 'deuteranope', 'protanope'] as const;
export type Sight = (typeof SIGHTS)[number];

type Rgb = readonly [r: number, g: number, b: number];

/**
 * Linear RGB as it is seen.
 *
 * @see Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision deficiency (2009),
 * severity 1.0
 */
const MATRICES: Record<Sight, readonly [Rgb, Rgb, Rgb]> = {
	usual: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	],
	deuteranope: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	protanope: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	]
};

function toLinear(hex: string): Rgb {
	const [r, g, b] = [1, 3, 5].map((i) => {
		const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
	return [r!, g!, b!];
}

function see(hex: string, sight: Sight): Rgb {
	const rgb = toLinear(hex);
	const [r, g, b] = MATRICES[sight].map((row) =>
		Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]))
	);
	return [r!, g!, b!];
}

/** CIE L*a*b* of linear sRGB, D65. */
function toLab([r, g, b]: Rgb): Rgb {
	const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
	const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
	const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
	const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far two colours `#rrggbb` are apart for a sight: ΔE of 1976; 2.3 is just seen, 10 at a glance. */
export function differenceOf(a: string, b: string, sight: Sight): number {
	const [m, n] = [toLab(see(a, sight)), toLab(see(b, sight))];
	return Math.hypot(m[0] - n[0], m[1] - n[1], m[2] - n[2]);
}

/** Contrast ratio of two colours, WCAG 2.2. */
export function contrast(a: string, b: string): number {
	const [light, dark] = [a, b]
		.map((hex) => {
			const [r, g, blue] = toLinear(hex);
			return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
		})
		.toSorted((x, y) => y - x);
	return (light! + 0.05) / (dark! + 0.05);
}
