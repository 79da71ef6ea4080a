import fc from 'fast-check';
import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { listAxisLabels, type LabelFrame } from '#lib/carto/axis-labels.ts';
import { measureText } from '#lib/carto/svg/measure-text.ts';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';

const { features } = await readSeedCity('baoding');
const axes = features.axes as FeatureCollection<LineString>;

/** On the screen of a frame, px from its upper left corner. */
function toScreen([lng, lat]: readonly number[], { lngLat, zoom, widthPx, heightPx }: LabelFrame) {
	const worldPx = TILE_PX * 2 ** zoom;
	return {
		x: (mercatorX(lng!) - mercatorX(lngLat[0])) * worldPx + widthPx / 2,
		y: (mercatorY(lat!) - mercatorY(lngLat[1])) * worldPx + heightPx / 2
	};
}

/** The middle of a stretch, along it. */
function middleOf({ geometry }: Feature<LineString | Point>, frame: LabelFrame) {
	const points = (geometry as LineString).coordinates.map((at) => toScreen(at, frame));
	const lengths = points.slice(1).map((p, i) => Math.hypot(p.x - points[i]!.x, p.y - points[i]!.y));
	let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
	for (const [i, length] of lengths.entries()) {
		if (left <= length) {
			const [a, b] = [points[i]!, points[i + 1]!];
			return { x: a.x + (left / length) * (b.x - a.x), y: a.y + (left / length) * (b.y - a.y) };
		}
		left -= length;
	}
	return points.at(-1)!;
}

const isInside = ({ x, y }: { x: number; y: number }, frame: LabelFrame, marginPx: number) => {
	const { left, right, top, bottom } = frame.padding!;
	return (
		x >= left + marginPx &&
		x <= frame.widthPx - right - marginPx &&
		y >= top + marginPx &&
		y <= frame.heightPx - bottom - marginPx
	);
};

/** How much of an axis lies well inside the free part of the frame, in one piece, px. */
function longestSeen(axis: Feature<LineString>, frame: LabelFrame) {
	const points = axis.geometry.coordinates.map((at) => toScreen(at, frame));
	let [longest, run] = [0, 0];
	for (let i = 1; i < points.length; i++) {
		const [a, b] = [points[i - 1]!, points[i]!];
		const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 4));
		for (let k = 0; k < steps; k++) {
			const at = { x: a.x + (k / steps) * (b.x - a.x), y: a.y + (k / steps) * (b.y - a.y) };
			run = isInside(at, frame, 60) ? run + Math.hypot(b.x - a.x, b.y - a.y) / steps : 0;
			longest = Math.max(longest, run);
		}
	}
	return longest;
}

const anyFrame = fc
	.record({
		lng: fc.double({ min: 115.42, max: 115.54, noNaN: true }),
		lat: fc.double({ min: 38.83, max: 38.93, noNaN: true }),
		zoom: fc.double({ min: 8.5, max: 18.5, noNaN: true }),
		isPhone: fc.boolean()
	})
	.map(({ lng, lat, zoom, isPhone }): LabelFrame => ({
		lngLat: [lng, lat],
		zoom,
		...(isPhone
			? { widthPx: 390, heightPx: 700, padding: { left: 0, right: 0, top: 90, bottom: 120 } }
			: { widthPx: 1440, heightPx: 900, padding: { left: 312, right: 372, top: 20, bottom: 110 } })
	}));

describe('names of the axes', () => {
	it('stand wherever enough of an axis is seen, and never twice within 300 px', () => {
		fc.assert(
			fc.property(anyFrame, (frame) => {
				const labels = listAxisLabels(axes, frame).features;
				for (const axis of axes.features) {
					const own = labels.filter(({ properties }) => properties!['id'] === axis.properties!['id']);
					if (own.some(({ geometry }) => geometry.type === 'Point')) continue;
					const middles = own.map((label) => middleOf(label, frame));
					const apart = middles.flatMap((a, i) =>
						middles.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))
					);
					expect(apart.reduce((least, px) => Math.min(least, px), Infinity)).toBeGreaterThanOrEqual(300);
					if (longestSeen(axis, frame) < 120) continue;
					expect(middles.some((at) => isInside(at, frame, 0))).toBe(true);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it.each(['zh', 'en'] as const)('stand beyond the ends of the axes from far away (%s), apart', (lang) => {
		const named = {
			...axes,
			features: axes.features.map((axis) => ({
				...axis,
				properties: { ...axis.properties, name: axis.properties![lang === 'zh' ? 'name' : 'nameEn'] }
			}))
		};
		for (const zoom of [8, 8.6, 9, 9.4]) {
			const frame: LabelFrame = { lngLat: [115.482, 38.872], zoom, widthPx: 1440, heightPx: 900 };
			const labels = listAxisLabels(named, frame).features;
			expect(labels.map(({ geometry }) => geometry.type)).toEqual(['Point', 'Point']);
			const boxes = labels.map(({ geometry, properties }) => {
				const { x, y } = toScreen((geometry as Point).coordinates, frame);
				const [w, h] = [13 * measureText(properties!['name'], 0.3), 18];
				const [left, top] = {
					left: [x, y - h / 2],
					right: [x - w, y - h / 2],
					top: [x - w / 2, y],
					bottom: [x - w / 2, y - h]
				}[properties!['anchor'] as 'left'] as [number, number];
				return { left, top, right: left + w, bottom: top + h };
			});
			const [a, b] = [boxes[0]!, boxes[1]!];
			const isApart = a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
			expect(isApart, `zoom ${zoom}: ${JSON.stringify(boxes)}`).toBe(true);
			// Outside of the axes: nobody reads across them.
			for (const [i, label] of labels.entries()) {
				const line = named.features[i]!.geometry.coordinates.map((at) => toScreen(at, frame));
				const { left, right, top, bottom } = boxes[i]!;
				const inside = line.filter(
					({ x, y }) => x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1
				);
				expect(inside, String(label.properties!['name'])).toEqual([]);
			}
		}
	});

	it('do not move while the map does, as long as they are seen', () => {
		const frame: LabelFrame = {
			lngLat: [115.482, 38.872],
			zoom: 13,
			widthPx: 1440,
			heightPx: 900,
			padding: { left: 312, right: 372, top: 20, bottom: 110 }
		};
		const moved: LabelFrame = { ...frame, lngLat: [115.4822, 38.8721], zoom: 13.2 };
		expect(listAxisLabels(axes, moved)).toEqual(listAxisLabels(axes, frame));
	});
});
