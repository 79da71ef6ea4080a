import type { LngLat } from '#lib/core/geometry/types.ts';
import { InputError, quoteValue } from './input-error.ts';

/** Mainland China roughly: what tells swapped axes where both orders are valid degrees. */
const CHINA = { west: 73, east: 135, south: 18, north: 54 };

const isInChina = (lng: number, lat: number) =>
	lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;

/** Checks every position of a file: numbers at once, degrees and the order of the axes at its end. */
export class PositionCheck {
	#file: string;
	#count = 0;
	/** Positions that are valid degrees once swapped. */
	#swappable = 0;
	#inChina = 0;
	#inChinaSwapped = 0;
	#first: { feature: string; lngLat: LngLat } | undefined;
	#firstOutside: { feature: string; lngLat: LngLat } | undefined;

	constructor(file: string) {
		this.#file = file;
	}

	/** Notes one position of two finite numbers. */
	add(lng: number, lat: number, feature: string): void {
		this.#count++;
		if (Math.abs(lng) <= 90 && Math.abs(lat) <= 180) this.#swappable++;
		if (isInChina(lng, lat)) this.#inChina++;
		if (isInChina(lat, lng)) this.#inChinaSwapped++;
		this.#first ??= { feature, lngLat: [lng, lat] };
		if (Math.abs(lng) > 180 || Math.abs(lat) > 90) this.#firstOutside ??= { feature, lngLat: [lng, lat] };
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

	/** @throws InputError if positions are not degrees, or look like latitude first */
	finish(): void {
		const isSwapped = this.#firstOutside
			? this.#swappable === this.#count
			: this.#count > 0 && this.#inChinaSwapped === this.#count && this.#inChina === 0;
		const shown = this.#firstOutside ?? this.#first;
		if (!shown || !(isSwapped || this.#firstOutside)) return;
		const { feature, lngLat } = shown;
		throw new InputError({
			file: this.#file,
			feature,
			field: 'coordinates',
			problem: isSwapped
				? `[${lngLat.join(', ')}] looks like latitude before longitude`
				: `[${lngLat.join(', ')}] not degrees: looks like projected metres`,
			remedy: isSwapped ? 'swap them: longitude comes first' : 'reproject to WGS-84'
		});
	}
}
