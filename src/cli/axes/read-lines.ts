import { buildDrawnAxis } from '#lib/core/axes/build-drawn-axis.ts';
import { joinLines } from '#lib/core/axes/join-lines.ts';
import { AxisError, type AxisLine, type ClassedStreet } from '#lib/core/axes/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { InputError, quoteValue } from '#lib/server/import/input-error.ts';
import { listGeojsonFeatures, type RawFeature } from '#lib/server/import/list-geojson-features.ts';
import { PositionCheck } from '#lib/server/import/position-check.ts';
import { readAmount } from '#lib/server/import/read-amount.ts';
import { readJson } from '#lib/server/import/read-json.ts';
import { toNumbers, UsageError } from '../usage.ts';

/** An axis to be described, of the city or drawn. */
export interface NamedAxis {
	id: string;
	name: string;
	line: AxisLine;
}

/** What a line on the command line looks like; anything else is a path. */
const POSITIONS = /^[-+\d.,;eE\s]*$/;

/**
 * The axes of `--line`: positions such as `115.44,38.87;115.49,38.87`, or the lines of a GeoJSON file, each an axis;
 * pieces of one feature that meet are one. `name`, `streetName` and `halfWidthM` are read where given.
 */
export async function readLines(
	text: string,
	streets: readonly ClassedStreet[],
	{ halfWidthM }: { halfWidthM: number | undefined }
): Promise<NamedAxis[]> {
	// As a Chinese keyboard writes them.
	const positions = text.replaceAll('，', ',').replaceAll('；', ';');
	if (POSITIONS.test(positions)) {
		const lngLats = positions.split(';').flatMap((part) => (part.trim() === '' ? [] : [readPosition(part)]));
		return [{ id: 'line-1', name: 'line-1', line: build('--line', { lngLats, halfWidthM }, streets) }];
	}
	const check = new PositionCheck(text);
	const features = listGeojsonFeatures(text, await readJson(text));
	const drawn = features.map((feature) => ({ feature, lines: listLines(text, feature, check) }));
	check.finish();
	const axes = drawn.flatMap(({ feature, lines }) =>
		lines.map((lngLats, i): NamedAxis => {
			const { streetName, name, halfWidthM: own } = feature.properties;
			const id = i === 0 ? feature.id : `${feature.id}#${i + 1}`;
			const width =
				halfWidthM ??
				readAmount({
					file: text,
					feature: feature.label,
					field: 'halfWidthM',
					value: own,
					problem: 'is no number of metres'
				});
			const line = build(`${text}: ${feature.label}`, { lngLats, halfWidthM: width }, streets);
			return {
				id,
				name: typeof name === 'string' && name !== '' ? name : id,
				// A line that names its street is drawn along the middle of it, as the layer of axes is.
				line:
					typeof streetName === 'string' && streetName !== ''
						? { streetName, halfWidthM: line.halfWidthM, lngLats: line.lngLats }
						: line
			};
		})
	);
	if (axes.length > 0) return axes;
	throw new InputError({
		file: text,
		field: 'features',
		problem: 'has no line',
		remedy: 'give at least one'
	});
}

function readPosition(text: string): LngLat {
	const [lng = Number.NaN, lat = Number.NaN, ...more] = toNumbers(text);
	if (Number.isFinite(lng) && Number.isFinite(lat) && more.length === 0) return [lng, lat];
	throw new UsageError(`--line takes positions such as 115.44,38.87;115.49,38.87, not "${text.trim()}".`);
}

function build(
	where: string,
	drawn: Parameters<typeof buildDrawnAxis>[0],
	streets: readonly ClassedStreet[]
) {
	try {
		return buildDrawnAxis(drawn, streets);
	} catch (error) {
		throw error instanceof AxisError ? new UsageError(`${where}: ${error.message}`) : error;
	}
}

function listLines(file: string, { label, geometry }: RawFeature, check: PositionCheck): LngLat[][] {
	const { type, coordinates } = geometry ?? { type: 'none', coordinates: undefined };
	const lines: unknown =
		type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : null;
	if (!Array.isArray(lines) || !lines.every((line) => Array.isArray(line)))
		throw new InputError({
			file,
			feature: label,
			field: lines === null ? 'geometry' : 'coordinates',
			problem:
				lines === null ? `${type} is no line` : `${quoteValue(coordinates)} is not a list of positions`,
			remedy: 'give axes as lines'
		});
	return joinLines(
		(lines as unknown[][]).map((line) => line.map((position) => check.parse(position, label)))
	);
}
