import type { LngLat } from '#lib/core/geometry/types.ts';
import { InputError, quoteValue } from './input-error.ts';

/** Mainland China roughly: detects swapped axes where both orders are valid degrees. */
const CHINA = { west: 73, east: 135, south: 18, north: 54 };

const isInChina = (lng: number, lat: number) =>
	lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
const isDegrees = (lng: number, lat: number) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;

/** Degrees within which a swapped position falls among the others, and beyond which one is far from them. */
const NEAR_DEGREES = 1;
const FAR_DEGREES = 5;

interface Seen {
	feature: string;
	lngLat: LngLat;
}

/** Checks every position of a file: numbers at once, degrees and the order of the axes at its end. */
export class PositionCheck {
	#file: string;
	#firstSwapped: Seen | undefined;
	#firstProjected: Seen | undefined;
	/** Of each square degree the first position and how many there are. */
	#cells = new Map<number, Seen & { count: number }>();

	constructor(file: string) {
		this.#file = file;
	}

	/** Notes one position of two finite numbers. */
	add(lng: number, lat: number, feature: string): void {
		const isSwapped = isInChina(lat, lng) || (!isDegrees(lng, lat) && isDegrees(lat, lng));
		if (isSwapped) this.#firstSwapped ??= { feature, lngLat: [lng, lat] };
		else if (!isDegrees(lng, lat)) this.#firstProjected ??= { feature, lngLat: [lng, lat] };
		else {
			const key = 1000 * Math.floor(lng) + Math.floor(lat);
			const cell = this.#cells.get(key);
			if (cell) cell.count++;
			else this.#cells.set(key, { feature, lngLat: [lng, lat], count: 1 });
		}
	}

	/**
	 * A GeoJSON position as longitude and latitude; a height is dropped.
	 *
	 * @throws InputError if it is not at least two finite numbers
	 */
	parse(position: unknown, feature: string): LngLat {
		const [lng, lat] = Array.isArray(position) ? (position as unknown[]) : [];
		if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
			throw new InputError({
				file: this.#file,
				feature,
				field: 'coordinates',
				problem: `${quoteValue(position)} is not a position of two finite numbers`,
				remedy: 'write [longitude, latitude] in degrees'
			});
		this.add(lng, lat, feature);
		return [lng, lat];
	}

	/** @throws InputError if a position is not in degrees, or looks like latitude first */
	finish(): void {
		// Metres may look like swapped degrees by chance; degrees never look like metres.
		const swapped = this.#firstProjected ? undefined : (this.#firstSwapped ?? this.#findStray());
		const shown = this.#firstProjected ?? swapped;
		if (!shown) return;
		const { feature, lngLat } = shown;
		throw new InputError({
			file: this.#file,
			feature,
			field: 'coordinates',
			problem: swapped
				? `[${lngLat.join(', ')}] looks like latitude before longitude`
				: `[${lngLat.join(', ')}] not degrees: looks like projected metres`,
			remedy: swapped ? 'swap them: longitude comes first' : 'reproject to WGS-84'
		});
	}

	/** A position far from where most are, that would lie among them with its numbers swapped. */
	#findStray(): Seen | undefined {
		const cells = [...this.#cells.values()];
		const main = cells.toSorted((a, b) => b.count - a.count)[0];
		if (!main) return undefined;
		const distance = (lng: number, lat: number) =>
			Math.max(Math.abs(lng - main.lngLat[0]), Math.abs(lat - main.lngLat[1]));
		return cells.find(
			({ lngLat: [lng, lat], count }) =>
				count < main.count && distance(lng, lat) > FAR_DEGREES && distance(lat, lng) < NEAR_DEGREES
		);
	}
}
