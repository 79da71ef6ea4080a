import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS, MINUTES_RANGE } from '#lib/core/coverage/settings.ts';
import type { WrongParameter } from '#lib/refusals/types.ts';
import { findExportCrs, RIGHT_CRS, WGS84 } from '../formats/crs/get-export-crs.ts';
import { EXPORT_ENCODINGS, type ExportEncoding } from '../formats/encode-text.ts';
import type { ExportCrs } from '../formats/export-crs.ts';
import { EXPORT_FORMATS, isExportFormat, type ExportFormat } from '../formats/export-formats.ts';
import { PLAN_EXPORT_LAYERS, type PlanExportLayer } from '../formats/to-export-layers.ts';
import { WrongRequest } from '../static/wrong-request.ts';

/** Results that go out as layers. Differences need another revision of the plan, all others the city's streets. */
export const RESULT_LAYERS = ['coverage', 'circles', 'packages', 'sites', 'strips', 'differences'] as const;
export type ResultLayer = (typeof RESULT_LAYERS)[number];

/** All that `layers` takes. */
export const WISHED_LAYERS: readonly (PlanExportLayer | ResultLayer)[] = [
	...PLAN_EXPORT_LAYERS,
	...RESULT_LAYERS
];

/** Parameters of an export, the same in addresses and on the command line, where `asof` and `known` are read apart. */
export const EXPORT_PARAMETERS = ['layers', 'crs', 'encoding', 'minutes', 'speed', 'since'] as const;
const MOMENT_PARAMETERS = ['asof', 'known'];

/** What is to go out. */
export interface ExportWish {
	format: ExportFormat;
	/** In the order of {@link WISHED_LAYERS}; `null`: all layers of the plan that have something in them. */
	layers: readonly (PlanExportLayer | ResultLayer)[] | null;
	crs: ExportCrs;
	encoding: ExportEncoding;
	/** Of results. */
	minutes: readonly [inner: number, outer: number];
	speedMps: number;
	/** Of differences: the revision that the plan is compared with; `null`: none are asked for. */
	since: number | null;
}

const RIGHT_SINCE = {
	en: 'the revision that the plan is compared with, as 1: differences need it',
	zh: '与之比较的版次，如 1；图层 differences 需要它'
};
const SPEED_RANGE = { min: 0.1, max: 5 };
/** Formats whose encoding is the asker's choice. */
const WITH_ENCODING: ReadonlySet<string> = new Set(['csv', 'shp']);

/**
 * Reads the parameters of an export. None is ignored: an unknown, repeated or invalid one is refused, all of it at once.
 *
 * @param query by the names of {@link EXPORT_PARAMETERS}; `layers=all` or none is every layer of the plan
 * @throws WrongRequest
 */
export function readExportWish(query: URLSearchParams, format: string): ExportWish {
	const wrong: WrongParameter[] = [];
	if (!isExportFormat(format))
		throw new WrongRequest([
			{ name: 'format', value: format, right: Object.keys(EXPORT_FORMATS).join(' | ') }
		]);
	const known: readonly string[] = [...EXPORT_PARAMETERS, ...MOMENT_PARAMETERS];
	for (const name of new Set(query.keys())) {
		const values = query.getAll(name);
		if (!known.includes(name))
			wrong.push({
				name,
				value: values.join(', '),
				right: `nothing: there is ${known.join(', ')}`,
				rightZh: `不填：可用参数为 ${known.join('、')}`
			});
		else if (values.length > 1)
			wrong.push({ name, value: values.join(' and '), right: 'one value', rightZh: '只给一个值' });
	}
	const read = <Value>(
		name: (typeof EXPORT_PARAMETERS)[number],
		missing: Value,
		right: { en: string; zh: string },
		parse: (text: string) => Value | undefined
	): Value => {
		const text = query.get(name);
		if (text === null) return missing;
		const value = parse(text);
		if (value === undefined) wrong.push({ name, value: text, right: right.en, rightZh: right.zh });
		return value ?? missing;
	};
	const layers = WISHED_LAYERS.join(', ');
	const wish: ExportWish = {
		format,
		layers: read<ExportWish['layers']>(
			'layers',
			null,
			{ en: `all, or some, separated by commas, of ${layers}`, zh: `all，或以逗号分隔的若干图层：${layers}` },
			readLayers
		),
		crs: read('crs', WGS84, RIGHT_CRS, findExportCrs),
		encoding: read<ExportEncoding>(
			'encoding',
			'utf-8',
			WITH_ENCODING.has(format)
				? { en: EXPORT_ENCODINGS.join(', '), zh: EXPORT_ENCODINGS.join('、') }
				: { en: `utf-8: ${format} has no other`, zh: `utf-8：${format} 只有这一种编码` },
			(text) => readEncoding(text, format)
		),
		minutes: read<ExportWish['minutes']>(
			'minutes',
			[DEFAULT_MINUTES[0]!, DEFAULT_MINUTES[1]!],
			{
				en: `two whole numbers from ${MINUTES_RANGE.min} to ${MINUTES_RANGE.max}, the smaller first, as 15,30`,
				zh: `${MINUTES_RANGE.min} 至 ${MINUTES_RANGE.max} 之间的两个整数，小的在前，如 15,30`
			},
			readMinutes
		),
		speedMps: read(
			'speed',
			DEFAULT_SPEED_MPS,
			{
				en: `metres a second, ${SPEED_RANGE.min} to ${SPEED_RANGE.max}`,
				zh: `每秒米数，${SPEED_RANGE.min} 至 ${SPEED_RANGE.max}`
			},
			readSpeed
		),
		since: read<number | null>('since', null, RIGHT_SINCE, (text) =>
			/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
		)
	};
	const hasDifferences = wish.layers?.includes('differences') ?? false;
	if (hasDifferences !== query.has('since'))
		wrong.push(
			hasDifferences
				? { name: 'since', value: '', right: RIGHT_SINCE.en, rightZh: RIGHT_SINCE.zh }
				: {
						name: 'since',
						value: query.get('since')!,
						right: 'nothing without the layer differences',
						rightZh: '不填：只与图层 differences 同用'
					}
		);
	if (format === 'kml' && wish.crs.epsg !== 4326)
		wrong.push({
			name: 'crs',
			value: wish.crs.id,
			right: 'nothing for kml: it knows WGS-84 only (OGC 12-007r2, 2.2)',
			rightZh: '不填：KML 只能用 WGS-84 经纬度（OGC 12-007r2）'
		});
	if (wrong.length > 0) throw new WrongRequest(wrong);
	return wish;
}

function readLayers(text: string): ExportWish['layers'] | undefined {
	// `read` takes `undefined` for what is wrong and `null` for what is missing.
	if (text === 'all') return null;
	const asked = text.split(/[,，]/).map((one) => one.trim());
	return asked.every((one) => (WISHED_LAYERS as readonly string[]).includes(one))
		? WISHED_LAYERS.filter((layer) => asked.includes(layer))
		: undefined;
}

function readEncoding(text: string, format: string): ExportEncoding | undefined {
	const name = text.toLowerCase().replace(/^utf8$/, 'utf-8');
	const found = EXPORT_ENCODINGS.find((encoding) => encoding === name);
	return WITH_ENCODING.has(format) || found === 'utf-8' ? found : undefined;
}

function readMinutes(text: string): [number, number] | undefined {
	const [inner, outer, ...more] = text
		.split(/[,，]/)
		.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
	const isMinutes = (m: number | undefined) =>
		m !== undefined && Number.isInteger(m) && m >= MINUTES_RANGE.min && m <= MINUTES_RANGE.max;
	return more.length === 0 && isMinutes(inner) && isMinutes(outer) && inner! < outer!
		? [inner!, outer!]
		: undefined;
}

function readSpeed(text: string): number | undefined {
	const speedMps = text.trim() === '' ? Number.NaN : Number(text);
	return speedMps >= SPEED_RANGE.min && speedMps <= SPEED_RANGE.max ? speedMps : undefined;
}
