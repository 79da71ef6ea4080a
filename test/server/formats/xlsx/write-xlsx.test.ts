import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { unguardFormula } from '#lib/core/intake/formula-guard.ts';
import { readListText } from '#lib/core/intake/list-text.ts';
import { WRITTEN_WORDS } from '#lib/core/intake/written-words.ts';
import { readHeadings } from '#lib/server/formats/xlsx/read-headings.ts';
import { writeXlsx } from '#lib/server/formats/xlsx/write-xlsx.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { hasOgr, infoByOgr } from '../../../helpers/formats/ogr.ts';
import { buildRandomFeatures } from '../../../helpers/formats/random-features.ts';

const sheetsOf = async (bytes: Uint8Array) =>
	new Map((await readXlsx(bytes)).sheets.map(({ name, rows }) => [name, rows]));

test('a ledger a layer, with units, words, sums, and a sheet that says what it is', async () => {
	const sheets = await sheetsOf(await writeXlsx(exportOf({ layers: ['clusters', 'doors'] })));
	expect([...sheets.keys()]).toEqual(['组团', '中心的门', '说明']);
	expect(sheets.get('组团')).toEqual([
		['编号', '名称', '英文名', '数据来源', '组团序号', '常住人口（人）', '面积（平方米）'],
		['cluster-10', '东组团', 'East', '示意', 10, 120_000, 1_234_567.891],
		['cluster-9', '西组团', 'West', '示意', 9, 0, 0],
		['合计', null, null, null, null, 120_000, 1_234_567.891]
	]);
	expect(sheets.get('中心的门')![1]).toEqual([
		'door-2',
		'centre-B',
		'对外开放',
		1,
		'示意',
		115.4550001,
		38.8550003
	]);
	const said = new Map(sheets.get('说明')!.map(([heading, text]) => [heading, text]));
	expect(said.get('规划版次')).toBe('第 7 版');
	expect(said.get('数据日期')).toBe('2022-03-01');
	expect(said.get('署名')).toBe(`O'Neill \\ 示意数据`);
	expect(said.get('数据性质')).toMatch(/^示意数据/);
});

test('the same plan gives the same bytes', async () => {
	const given = exportOf();
	expect(await writeXlsx(given)).toEqual(await writeXlsx(given));
});

test('random plans: every value is read again', async () => {
	for (let seed = 1; seed <= 20; seed++) {
		const given = exportOf({ features: buildRandomFeatures(seed), layers: ['communities'] });
		const [layer] = given.layers;
		const rows = (await sheetsOf(await writeXlsx(given))).get('小区')!;
		for (const [i, { values }] of layer!.features.entries())
			for (const [c, { name, type }] of layer!.columns.entries()) {
				const cell = rows[i + 1]![c] ?? '';
				const value = values[c]!;
				const words = WRITTEN_WORDS[name];
				if (type === 'text[]') expect(readListText(unguardFormula(String(cell)))).toEqual(value);
				else if (type === 'boolean') expect(cell).toBe(value === true ? '是' : '否');
				else if (typeof cell === 'string') expect(unguardFormula(cell)).toBe(words?.[String(value)] ?? value);
				else expect(cell).toBe(value);
			}
	}
});

test('a bureau has its own headings, in its own order', async () => {
	const template = readHeadings('{"communities": {"households": "总户数（户）", "name": "小区名称"}}');
	const sheets = await sheetsOf(
		await writeXlsx(exportOf({ layers: ['communities', 'clusters'] }), { template })
	);
	expect(sheets.get('小区')!.slice(0, 2)).toEqual([
		['总户数（户）', '小区名称'],
		[480, '北塘小区']
	]);
	expect(sheets.get('组团')![0]).toContain('常住人口（人）');
});

test('a template that is none is refused with what is right', async () => {
	expect(() => readHeadings('{')).toThrow(/^The template of headings is no JSON/);
	expect(() => readHeadings('[]')).toThrow('The template of headings is no object of layers; write it as');
	expect(() => readHeadings('{"communities": {"name": ""}}')).toThrow('"communities", "name" is no heading');
	const given = exportOf({ layers: ['communities'] });
	await expect(writeXlsx(given, { template: { communities: { roofs: '屋顶' } } })).rejects.toThrow(
		'The template of headings: communities has no column "roofs"; there are id, name,'
	);
});

test('a text that no cell holds is named', async () => {
	const features = buildRandomFeatures(1);
	features.communities.features[0]!.properties.note = '长'.repeat(32_768);
	await expect(writeXlsx(exportOf({ features, layers: ['communities'] }))).rejects.toThrow(
		'communities, "community-1", note: the text has 32768 characters, and a cell of Excel holds 32767; take csv, or shorten the text.'
	);
});

describe.skipIf(!hasOgr)('GDAL', () => {
	test('reads every sheet', async () => {
		const info = infoByOgr(await writeXlsx(exportOf()), 'plan.xlsx');
		expect(info).toMatch(/Layer name: 小区\nGeometry: None\nFeature Count: 3/);
	});
});
