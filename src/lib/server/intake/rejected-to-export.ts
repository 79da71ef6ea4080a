import type { Geometry } from 'geojson';
import type { SourceValue } from '#lib/core/intake/types.ts';
import type { ExportColumn, ExportGeometry, ExportLayer } from '../formats/export-layer.ts';
import type { RejectedLayer } from './to-rejected-layer.ts';

/** Kinds of shapes that the writers know; others have no place in these formats. */
const WRITTEN: ReadonlySet<string> = new Set(['Point', 'LineString', 'Polygon', 'MultiPolygon']);
/** What a text of a shapefile holds at most is 254 bytes: of a reason so many characters. */
const SHORT_REASON = 60;

/** Rejected rows as a layer that can be written; coordinates stay as they are. */
export function toExportLayer({ name, headings, rows }: RejectedLayer, format: 'shp' | string): ExportLayer {
	const columns = headings.map((heading, i): ExportColumn => ({
		name: heading,
		shortName: heading,
		type: typeOf(rows.map(({ values }) => values[i] ?? null)),
		title: { zh: heading, en: heading },
		unit: { zh: '', en: '' },
		isSummed: false
	}));
	const features = rows.map(({ values, geometry }) => ({
		geometry: geometry && WRITTEN.has(geometry.type) ? geometry : null,
		values: values.map((value, i) => {
			if (value === null) return null;
			const type = columns[i]!.type;
			const text = type === 'text' ? String(value) : value;
			return format === 'shp' && i === values.length - 1 ? String(text).slice(0, SHORT_REASON) : text;
		})
	}));
	return {
		name: /^[\w\u4e00-\u9fff-]+$/.test(name) ? name : 'rejected',
		title: { zh: name, en: name },
		geometryType: geometryOf(features.map((one) => one.geometry)),
		columns,
		features,
		style: { by: null, rules: [STYLE] },
		labelBy: null
	};
}

const STYLE = {
	value: null,
	title: { zh: '不能导入的行', en: 'Rejected rows' },
	fill: '#c0392b',
	fillOpacity: 0.3,
	stroke: '#c0392b',
	strokeWidthMm: 0.4,
	isDashed: false
} as const;

function typeOf(values: readonly SourceValue[]): ExportColumn['type'] {
	const known = values.filter((value) => value !== null);
	if (known.length === 0) return 'text';
	if (known.every((value) => typeof value === 'boolean')) return 'boolean';
	if (!known.every((value) => typeof value === 'number')) return 'text';
	return known.every((value) => Number.isSafeInteger(value)) ? 'integer' : 'real';
}

function geometryOf(geometries: readonly (Geometry | null)[]): ExportGeometry {
	const kinds = new Set(
		geometries.flatMap((one) => (one ? [one.type.replace(/^Polygon$/, 'MultiPolygon')] : []))
	);
	const [only] = kinds;
	if (only === undefined) return null;
	return kinds.size === 1 ? (only as ExportGeometry) : 'Geometry';
}
