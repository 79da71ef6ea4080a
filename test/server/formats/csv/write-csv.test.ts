import fc from 'fast-check';
import { parseCsv } from 'hucre';
import { expect, test } from 'vitest';
import { unguardFormula } from '#lib/core/intake/formula-guard.ts';
import { readListText } from '#lib/core/intake/list-text.ts';
import { writeCsv } from '#lib/server/formats/csv/write-csv.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { buildRandomFeatures } from '../../../helpers/formats/random-features.ts';

const textOf = (bytes: Uint8Array, encoding = 'utf-8') => new TextDecoder(encoding).decode(bytes);

test('a layer of points', () => {
	const given = exportOf({ layers: ['doors'] });
	const bytes = writeCsv(given.layers[0]!, { crs: given.crs, encoding: 'utf-8' });
	expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(textOf(bytes).split('\r\n')).toEqual([
		'id,centreId,openTo,order,provenance,lng,lat,wkt',
		'door-2,centre-B,all,1,illustrative,115.4550001,38.8550003,POINT(115.4550001 38.8550003)',
		'door-1,centre-B,residents,2,illustrative,115.4551001,38.8551003,POINT(115.4551001 38.8551003)',
		'door-3,centre-a,all,1,illustrative,115.4650001,38.8550003,POINT(115.4650001 38.8550003)',
		''
	]);
});

test('random plans: every value is read again, no text runs as a formula', () => {
	fc.assert(
		fc.property(fc.nat(), (seed) => {
			const given = exportOf({ features: buildRandomFeatures(seed), layers: ['communities'] });
			const { columns, features } = given.layers[0]!;
			const [, ...rows] = parseCsv(
				textOf(writeCsv(given.layers[0]!, { crs: given.crs, encoding: 'utf-8' })),
				{ delimiter: ',' }
			);
			for (const [i, { values }] of features.entries())
				for (const [c, { type }] of columns.entries()) {
					const cell = String(rows[i]![c] ?? '');
					const isText = type === 'text' || type === 'text[]';
					if (isText) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
					const plain = isText ? unguardFormula(cell) : cell;
					expect(type === 'text[]' ? readListText(plain) : plain).toEqual(
						type === 'text[]' ? values[c] : String(values[c])
					);
				}
		}),
		{ numRuns: 100 }
	);
});

test('GBK where it has every character', () => {
	const features = buildRandomFeatures(5, { pieces: ['北塘小区', '東風', '€', 'a', ','] });
	const given = exportOf({ features, layers: ['districts'] });
	const write = (encoding: 'gbk' | 'utf-8') => writeCsv(given.layers[0]!, { crs: given.crs, encoding });
	expect(textOf(write('gbk'), 'gbk')).toBe(textOf(write('utf-8')));
});

test('a character that GBK lacks is named with its place, and GB18030 has it', () => {
	const given = exportOf({ layers: ['communities'] });
	const write = (encoding: 'gbk' | 'gb18030') => writeCsv(given.layers[0]!, { crs: given.crs, encoding });
	expect(() => write('gbk')).toThrow(
		'communities, "community-1", aliases: gbk has no character “𠮷”; take utf-8 or gb18030, or change that character.'
	);
	expect(textOf(write('gb18030'), 'gb18030')).toContain('𠮷');
});
