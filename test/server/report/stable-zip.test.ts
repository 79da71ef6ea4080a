import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { packOffice, stabilizeOffice, unpackOffice } from '#lib/server/report/stable-zip.ts';

const TYPES = '[Content_Types].xml';

it('packs the same parts into the same bytes, in any order', () => {
	const [a, b, c] = [strToU8('<a/>'), strToU8('<b/>'), strToU8('<c/>')];
	const one = packOffice({ 'z.xml': a, [TYPES]: b, '_rels/.rels': c });
	const other = packOffice({ '_rels/.rels': c, 'z.xml': a, [TYPES]: b });
	expect(Buffer.compare(one, other)).toBe(0);
	expect(Object.keys(unzipSync(one))).toEqual([TYPES, '_rels/.rels', 'z.xml']);
});

it('refuses what is no zip', () => {
	expect(() => unpackOffice(strToU8('no zip at all'))).toThrow('no zip file');
});

/** What a library may write: random ids, the time of day. */
function libraryFile(ids: readonly [string, string], time: string, drawing: number): Uint8Array {
	const [link, picture] = ids;
	const relation = (id: string, target: string) => `<Relationship Id="${id}" Type="t" Target="${target}"/>`;
	return zipSync({
		'word/document.xml': strToU8(
			`<w:document><w:bookmarkStart w:name="n" w:id="${drawing + 3}"/><w:bookmarkEnd w:id="${drawing + 3}"/><wp:docPr id="${drawing}" name="x"/><a r:embed="${picture}"/><b r:id="${link}"/></w:document>`
		),
		'word/_rels/document.xml.rels': strToU8(
			`<?xml version="1.0"?><Relationships xmlns="p">${[relation(link, 'https://a.cn'), relation(picture, 'media/1.png')].toSorted().join('')}${relation('rIdUnused', 'styles.xml')}</Relationships>`
		),
		'docProps/core.xml': strToU8(
			`<c><dcterms:created xsi:type="W">${time}</dcterms:created><dcterms:modified xsi:type="W">${time}</dcterms:modified></c>`
		)
	});
}

it('takes chance and time out of a file, and keeps what belongs together', () => {
	const first = stabilizeOffice(libraryFile(['rIdq8', 'rIda1'], '2026-11-21T10:00:00Z', 7), '2022-01-01');
	const second = stabilizeOffice(libraryFile(['rId02', 'rIdzz'], '2027-01-01T09:30:00Z', 99), '2022-01-01');
	expect(Buffer.compare(first, second)).toBe(0);
	const parts = unzipSync(first);
	expect(strFromU8(parts['word/document.xml']!)).toBe(
		'<w:document><w:bookmarkStart w:name="n" w:id="1"/><w:bookmarkEnd w:id="1"/><wp:docPr id="1" name="x"/><a r:embed="rId1"/><b r:id="rId2"/></w:document>'
	);
	expect(strFromU8(parts['word/_rels/document.xml.rels']!)).toContain(
		'<Relationship Id="rId1" Type="t" Target="media/1.png"/><Relationship Id="rId2" Type="t" Target="https://a.cn"/><Relationship Id="rId3" Type="t" Target="styles.xml"/></Relationships>'
	);
	expect(strFromU8(parts['docProps/core.xml']!)).toContain(
		'<dcterms:created xsi:type="W">2022-01-01T00:00:00Z<'
	);
});
