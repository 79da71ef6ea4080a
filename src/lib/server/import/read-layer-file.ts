import { readFile as readBytes, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Feature, Geometry, Position } from 'geojson';
import { describeCrs } from '#lib/core/intake/coordinates/describe-crs.ts';
import { judgeCrs } from '#lib/core/intake/coordinates/judge-crs.ts';
import { nameCrs } from '#lib/core/intake/coordinates/name-crs.ts';
import { toWgs84 } from '#lib/core/intake/coordinates/to-wgs84.ts';
import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import type { FileFormat, SourceFile, SourceLayer } from '#lib/core/intake/types.ts';
import { detectFormat, readFile } from '../formats/read-file.ts';
import { FORMATS_REMEDY } from './detect-format.ts';
import { InputError, toInputError, type InputProblem } from './input-error.ts';
import { listParts } from './list-parts.ts';

/** Larger files of this kind do not fit into memory beside what is made of them. */
const BYTES_MOST = 256 * 2 ** 20;

/** Formats that have shapes. */
const DRAWN: ReadonlySet<FileFormat> = new Set([
	'shapefile',
	'geopackage',
	'flatgeobuf',
	'geojson',
	'kml',
	'kmz',
	'dxf'
]);

/** Candidates that are named where a file does not say its system. */
const NAMED_MOST = 4;

const SAY_IT = 'say which one it is, such as EPSG:4547, gcj02 or bd09';

/** Features of a file that planners hold, in degrees of WGS-84. */
export interface LayerFile {
	format: SourceFile['format'];
	features: Feature[];
}

/**
 * Reads what is drawn in a shapefile (its parts beside each other, or a zip), a GeoPackage, KML, DXF or GeoJSON, whatever
 * coordinate system it is in: all layers together, columns as properties.
 *
 * @param crs what somebody says the system is; left out: what the file declares, and degrees as they are
 * @throws InputError if the file cannot be read, or does not say what its coordinates are and they are no degrees
 */
export async function readLayerFile(path: string, crs?: Crs): Promise<LayerFile> {
	const { format, layers } = await readSource(path);
	const isOne = layers.length === 1;
	return {
		format,
		features: layers.flatMap((layer) => {
			try {
				return placeLayer(layer, crs);
			} catch (error) {
				if (!(error instanceof UnknownSystem)) throw error;
				throw new InputError({ file: path, ...(isOne ? {} : { feature: layer.name }), ...error.told });
			}
		})
	};
}

async function readSource(path: string): Promise<SourceFile> {
	try {
		const { size } = await stat(path);
		if (size > BYTES_MOST)
			throw new InputError({
				file: path,
				problem: `is larger than ${BYTES_MOST / 2 ** 20} MB`,
				remedy: 'cut it to the city'
			});
		const given = { name: basename(path), bytes: await readBytes(path), beside: await readBeside(path) };
		const format = detectFormat(given);
		if (format !== undefined && !DRAWN.has(format))
			throw new InputError({
				file: path,
				problem: 'is damaged, or has nothing drawn',
				remedy: FORMATS_REMEDY
			});
		return await readFile(given);
	} catch (error) {
		const told = toInputError(path, error);
		throw told.file === path ? told : told.inFile(path);
	}
}

/** The other parts of a shapefile, by name. */
async function readBeside(path: string): Promise<Map<string, Uint8Array>> {
	const [, ...others] = await listParts(path);
	return new Map(
		await Promise.all(others.map(async (part) => [basename(part), await readBytes(part)] as const))
	);
}

function placeLayer(layer: SourceLayer, given: Crs | undefined): Feature[] {
	const { rows, columns, name } = layer;
	if (rows.every(({ geometry }) => geometry === null)) return [];
	const toLngLat = toWgs84(given ?? findCrs(layer));
	const move = (coordinates: unknown): unknown => {
		const list = coordinates as unknown[];
		return typeof list[0] === 'number' ? toLngLat(list as Position) : list.map(move);
	};
	const place = (geometry: Geometry): Geometry =>
		geometry.type === 'GeometryCollection'
			? { ...geometry, geometries: geometry.geometries.map(place) }
			: ({ ...geometry, coordinates: move(geometry.coordinates) } as Geometry);
	return rows.flatMap(({ row, values, geometry }): Feature[] => {
		if (!geometry) return [];
		const properties = Object.fromEntries(columns.map((column, i) => [column, values[i]]));
		return [{ type: 'Feature', id: `${name} ${row}`, properties, geometry: place(geometry) }];
	});
}

/** The system that a layer declares, with its axes as the numbers have them; degrees as they are where it says nothing. */
function findCrs({ rows, crs: declared }: SourceLayer): Crs {
	const geometries = rows.map(({ geometry }) => geometry);
	const { candidates, chosen } = judgeCrs({ geometries, declared, ground: null });
	const described = declared && describeCrs(declared);
	if (described?.crs) {
		const { crs } = described;
		const meant = candidates.find((one) => one.crs.id === crs.id || one.sameAs.includes(crs.id));
		if (meant) return { ...crs, swapped: meant.crs.swapped };
		// Outside China nothing is known to compare with; within it, another system explains the numbers.
		if (candidates.length === 0) return crs;
		throw new UnknownSystem(
			`the file says ${nameCrs(crs).en}, but its numbers look like ${nameCrs(candidates[0]!.crs).en}`
		);
	}
	const isDegrees = geometries.every((geometry) => geometry === null || listNumbers(geometry).every(isAngle));
	if (isDegrees) return { id: 'EPSG:4326', swapped: chosen?.crs.id === 'EPSG:4326' && chosen.crs.swapped };
	const named = candidates.slice(0, NAMED_MOST).map(({ crs }) => `${crs.id} (${nameCrs(crs).en})`);
	// Without a number in the easting every zone is as likely.
	const may =
		named.length === 0 || candidates.length > NAMED_MOST ? '' : `; they may be in ${named.join(', ')}`;
	throw new UnknownSystem(`the file does not say in which system its coordinates are${may}`);
}

/** A layer does not say its coordinate system, or says it wrongly. */
class UnknownSystem extends Error {
	override readonly name = 'UnknownSystem';
	readonly told: Pick<InputProblem, 'field' | 'problem' | 'remedy'>;

	constructor(problem: string) {
		super(problem);
		this.told = { field: 'coordinate system', problem, remedy: SAY_IT };
	}
}

const isAngle = (value: number): boolean => Math.abs(value) <= 180;

function listNumbers(geometry: Geometry): number[] {
	if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(listNumbers);
	return (geometry.coordinates as unknown[]).flat(Infinity) as number[];
}
