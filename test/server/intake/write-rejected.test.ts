import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { IntakeRequest } from '#lib/core/intake/intake-answer.ts';
import type { SourceFile, SourceLayer } from '#lib/core/intake/types.ts';
import { readGiven } from '#lib/server/intake/read-given.ts';
import { proposeFile } from '#lib/server/intake/propose-file.ts';
import { toRejectedLayer } from '#lib/server/intake/to-rejected-layer.ts';
import { writeRejected } from '#lib/server/intake/write-rejected.ts';
import type { GivenFile } from '#lib/server/intake/types.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';
import { smallPlan } from '../../helpers/random-plan.ts';
import { sourceLayer } from '../../helpers/source-layer.ts';

const plan = smallPlan();
const { meta } = buildSmallCity();
const request: IntakeRequest = {
	kind: 'communities',
	accept: 'none',
	id: 'a',
	author: '',
	reason: '',
	rejectedIn: 'zh'
};
const propose = async (file: GivenFile, more: Partial<IntakeRequest> = {}) =>
	(
		await proposeFile(
			[file],
			{ ...request, ...more },
			{
				meta,
				memory: new Map(),
				getPlan: () => Promise.resolve({ revision: 1, plan })
			}
		)
	).answer;
const toGiven = ({ fileName, base64 }: { fileName: string; base64: string }): GivenFile => ({
	name: fileName,
	bytes: new Uint8Array(Buffer.from(base64, 'base64'))
});

const TABLE = '序号,小区名称,户数,建成年代\n1,甲院,二百,1990\n2,乙院,50,1991\n3,丙院,60,不详年\n';

describe('rows that cannot be taken in', () => {
	it.each(['gb18030', 'gbk', 'utf-8', 'utf-16le'])(
		'of a CSV in %s go out in it, and come back mended',
		async (encoding) => {
			const answer = await propose({
				name: '台账.csv',
				bytes: iconv.encode(TABLE, encoding, { addBOM: encoding.startsWith('utf-16') })
			});
			expect(answer.rejectedFile).toMatchObject({ fileName: '台账-不能导入的行.csv' });
			const file = toGiven(answer.rejectedFile!);
			const text = iconv.decode(Buffer.from(file.bytes), encoding);
			expect(text.split('\r\n')).toEqual([
				'序号,小区名称,户数,建成年代,原因',
				expect.stringMatching(/^1,甲院,二百,1990,"户数 为 ""二百""，不是数字"$/),
				expect.stringMatching(/^3,丙院,60,不详年,"建成年代 为/),
				''
			]);
			const mended = text.replace('二百,1990', '200,1990').replace('60,不详年', '60,1985');
			const again = await propose({
				name: file.name,
				bytes: iconv.encode(mended, encoding, { addBOM: encoding.startsWith('utf-16') })
			});
			expect(again.rejected).toEqual([]);
			expect(again.doubtful.map(({ name, doubt }) => [name, doubt])).toEqual([
				['甲院', 'unplaced'],
				['丙院', 'unplaced']
			]);
			expect(again.columns.find(({ heading }) => heading === '原因')?.field).toBeNull();
			expect(again.rejectedFile).toBeNull();
		}
	);

	it('have one column of reasons, however often they come back', async () => {
		const once = await propose({ name: '台账.csv', bytes: iconv.encode(TABLE, 'utf-8') });
		const twice = await propose(toGiven(once.rejectedFile!));
		const lines = (base64: string) => Buffer.from(base64, 'base64').toString().split('\r\n');
		expect(lines(twice.rejectedFile!.base64)).toEqual(lines(once.rejectedFile!.base64));
	});
});

const POINT = { type: 'Point' as const, coordinates: [115.4512345, 38.8512345] };
const AREA = {
	type: 'Polygon' as const,
	coordinates: [
		[
			[500_000, 4_300_000],
			[500_100, 4_300_000],
			[500_100, 4_300_100],
			[500_000, 4_300_000]
		]
	]
};
const table = sourceLayer(
	['编码', '小区名称', '规模/户数(户)', '备注'],
	[
		['a-1', '甲院', '二百', '=1+1'],
		['a-2', '乙院', 30, null]
	]
);
const rejected = [
	{ row: 2, field: 'households', value: '二百', reason: { zh: '不是数字', en: 'is no number' } },
	{ row: 2, field: '', value: '', reason: { zh: '没有位置', en: 'no place' } }
];
const write = async (
	of: Pick<SourceFile, 'format'> & Partial<SourceFile>,
	layer: SourceLayer,
	crs = layer.crs
) =>
	writeRejected(
		toRejectedLayer(layer, rejected, {
			lang: 'zh',
			matches: [{ column: 2, field: 'households', factor: 1, score: 1 }]
		}),
		{ file: '片区/台账.x', encoding: null, layers: [layer], ...of },
		crs,
		null
	);
const withShape = (
	geometry: SourceLayer['rows'][number]['geometry'],
	crs: SourceLayer['crs']
): SourceLayer => ({
	...table,
	crs,
	rows: table.rows.map((row) => ({ ...row, geometry }))
});
const CGCS: SourceLayer['crs'] = { from: 'gpkg', text: 'EPSG:4547' };

describe('the same kind of file as came in', () => {
	it.each([
		['xlsx', 'xlsx', table],
		['xls', 'xlsx', table],
		['geojson', 'geojson', withShape(POINT, null)],
		['geojson', 'geojson', withShape(AREA, { from: 'crs-member', text: 'urn:ogc:def:crs:EPSG::4547' })],
		['shapefile', 'zip', withShape(POINT, null)],
		[
			'shapefile',
			'zip',
			withShape(AREA, {
				from: 'prj',
				text: 'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
			})
		],
		['geopackage', 'gpkg', withShape(AREA, CGCS)],
		['geopackage', 'gpkg', withShape(POINT, { from: 'gpkg', text: 'EPSG:4326' })],
		['kml', 'kml', withShape(POINT, { from: 'kml', text: 'EPSG:4326' })],
		['kmz', 'kml', withShape(POINT, { from: 'kml', text: 'EPSG:4326' })]
	] as const)('%s goes out as .%s and holds the same', async (format, ending, layer) => {
		const encoding =
			format === 'shapefile'
				? { name: 'gbk', evidence: { code: '', parameters: {} }, alternatives: [] }
				: null;
		const file = await write({ format, encoding }, layer);
		expect(file.fileName).toBe(`台账-不能导入的行.${ending}`);
		const source = await readGiven([toGiven(file)], {});
		expect(source.written).toBeUndefined();
		const [only] = source.layers;
		const valueOf = (heading: string | RegExp) =>
			only!.rows.map(({ values }) => values[only!.columns.findIndex((one) => one.match(heading) !== null)]);
		expect(only!.rows).toHaveLength(1);
		expect(valueOf('编码')).toEqual(['a-1']);
		expect(valueOf('小区名称')).toEqual(['甲院']);
		expect(valueOf('规模')).toEqual(['二百']);
		expect(valueOf('原因')).toEqual(['规模/户数 二百 不是数字；没有位置']);
		const [row] = only!.rows;
		const corners = (geometry: unknown) =>
			JSON.stringify(geometry)
				.match(/-?\d+\.?\d*/g)!
				.map(Number)
				.toSorted();
		if (layer.rows[0]!.geometry) expect(corners(row!.geometry)).toEqual(corners(layer.rows[0]!.geometry));
		if (layer.crs?.from === 'prj') expect(only!.crs).toEqual(layer.crs);
		else if (layer.crs) expect(only!.crs?.text).toContain(/\d{4}/.exec(layer.crs.text)![0]);
		else if (format === 'shapefile') expect(only!.crs).toBeNull();
	});
});
