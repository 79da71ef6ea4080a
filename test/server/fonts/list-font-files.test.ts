import { expect, it } from 'vitest';
import { readFontList } from '#lib/server/fonts/list-font-files.ts';

const line = (...fields: (string | number)[]) => `${fields.join('\t')}\n`;

it('reads families, weights as CSS has them, and which outlines browsers embed', () => {
	const files = readFontList(
		line('/f/b.ttc', 'Song SC,Song Bold', 'SongSC-Bold', 200, 0, 'False', 'CFF', 2) +
			line('/f/a.ttf', 'Sans', 'Sans-Italic', 80, 100, 'False', 'TrueType', 0) +
			line('/f/v.ttf', 'Sans VF', '', '[0 210]', 0, 'True', 'TrueType', 0) +
			line('/f/v.ttf', 'Sans VF', 'SansVF-Bold', 200, 0, 'False', 'TrueType', 0x30000)
	);
	expect(files).toEqual([
		{
			path: '/f/a.ttf',
			families: ['Sans'],
			postscriptName: 'Sans-Italic',
			weight: 400,
			isUpright: false,
			isVariable: false,
			outlines: 'truetype'
		},
		{
			path: '/f/b.ttc',
			families: ['Song SC', 'Song Bold'],
			postscriptName: 'SongSC-Bold',
			weight: 700,
			isUpright: true,
			isVariable: false,
			outlines: 'other'
		},
		{
			path: '/f/v.ttf',
			families: ['Sans VF'],
			postscriptName: '',
			weight: 400,
			isUpright: true,
			isVariable: true,
			outlines: 'other'
		}
	]);
});

it('is empty where nothing is listed', () => {
	expect(readFontList('')).toEqual([]);
});
