import { describe, expect, it } from 'vitest';
import { fitHome } from '#lib/carto/fit-home.ts';

const BAODING: [number, number, number, number] = [115.397, 38.812, 115.555, 38.934];

/** Pixel of a place on a screen that looks from a camera. */
function pixelOf(
	[lng, lat]: [number, number],
	camera: ReturnType<typeof fitHome>,
	size: { width: number; height: number }
) {
	const y = (l: number) => (1 - Math.asinh(Math.tan((l * Math.PI) / 180)) / Math.PI) / 2;
	const world = 512 * 2 ** camera.zoom;
	return [
		size.width / 2 + ((lng - camera.lngLat[0]) / 360) * world,
		size.height / 2 + (y(lat) - y(camera.lngLat[1])) * world
	] as const;
}

describe('home camera', () => {
	it.each([
		[
			{ width: 1440, height: 900 },
			{ left: 312, right: 372, top: 20, bottom: 110 }
		],
		[
			{ width: 390, height: 844 },
			{ left: 0, right: 0, top: 150, bottom: 70 }
		],
		[
			{ width: 3840, height: 2160 },
			{ left: 312, right: 372, top: 20, bottom: 110 }
		]
	])('shows the whole city between the panels of %o', (size, padding) => {
		const camera = fitHome(BAODING, size, padding);
		const [west, north] = pixelOf([BAODING[0], BAODING[3]], camera, size);
		const [east, south] = pixelOf([BAODING[2], BAODING[1]], camera, size);
		expect(west).toBeGreaterThanOrEqual(padding.left);
		expect(east).toBeLessThanOrEqual(size.width - padding.right);
		expect(north).toBeGreaterThanOrEqual(padding.top);
		expect(south).toBeLessThanOrEqual(size.height - padding.bottom);
		// And as large as it can be in one direction.
		const fill = Math.max(
			(east - west) / (size.width - padding.left - padding.right),
			(south - north) / (size.height - padding.top - padding.bottom)
		);
		expect(fill).toBeGreaterThan(0.9);
	});

	it('stays finite for a city of one point or a window without room', () => {
		const camera = fitHome(
			[115, 38, 115, 38],
			{ width: 100, height: 100 },
			{ left: 90, right: 90, top: 0, bottom: 0 }
		);
		expect(camera.zoom).toBe(15);
		expect(camera.lngLat.every(Number.isFinite)).toBe(true);
	});
});
