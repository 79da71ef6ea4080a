import type { IStylesOptions } from 'docx';

/** Millimetres as twentieths of a point. */
export const twips = (mm: number) => Math.round((mm * 1440) / 25.4);

/**
 * Layout of official documents: A4, 22 lines of 28 characters on 156 × 225 mm.
 *
 * @see GB/T 9704-2012 党政机关公文格式, 5.1–5.2, 7.2–7.3 (by secondary copies)
 */
export const PAGE = {
	widthMm: 210,
	heightMm: 297,
	marginMm: { top: 37, left: 28, bottom: 35, right: 26 },
	textWidthMm: 156,
	textHeightMm: 225
} as const;

const LINES = 22;
const CHARACTERS = 28;
const BODY_PT = 16;
/** Exact, for no word processor lays out a document's grid as another does. */
const LINE_TWIPS = Math.floor(twips(PAGE.textHeightMm) / LINES);
/** What a character of the body gives up so that 28 fill a line, in twentieths of a point. */
const CHARACTER_TWIPS = Math.floor(20 * (((PAGE.textWidthMm / 25.4) * 72) / CHARACTERS - BODY_PT));

/** A Chinese typeface by name, with Times New Roman for letters and digits: none is shipped with the file. */
const face = (eastAsia: string) => ({
	ascii: 'Times New Roman',
	hAnsi: 'Times New Roman',
	cs: 'Times New Roman',
	eastAsia
});
/** 小标宋, 仿宋, 黑体, 楷体, 宋体 by the names that official templates use. */
export const FACES = {
	title: face('方正小标宋简体'),
	body: face('仿宋_GB2312'),
	hei: face('黑体'),
	kai: face('楷体_GB2312'),
	song: face('宋体')
} as const;

/** 朱砂, as on screen: marks of illustrative data. */
export const CINNABAR = 'C8402F';
export const LINK = '2B6CA3';

const exact = { line: LINE_TWIPS, lineRule: 'exact' as const, before: 0, after: 0 };

/** Sizes are half points: 2号 44, 3号 32, 4号 28, 5号 21, 小5号 18. */
export const STYLES: IStylesOptions = {
	default: {
		document: { run: { font: FACES.body, size: 32, language: { value: 'en-GB', eastAsia: 'zh-CN' } } }
	},
	paragraphStyles: [
		{
			id: 'Title',
			name: 'Title',
			basedOn: 'Normal',
			next: 'Normal',
			quickFormat: true,
			run: { font: FACES.title, size: 44 },
			paragraph: { alignment: 'center', spacing: { line: 700, lineRule: 'exact', before: 0, after: 120 } }
		},
		{
			id: 'Subtitle',
			name: 'Subtitle',
			basedOn: 'Normal',
			next: 'Normal',
			run: { font: FACES.kai, size: 32 },
			paragraph: { alignment: 'center', spacing: exact }
		},
		{
			id: 'Body',
			name: 'Body Text',
			basedOn: 'Normal',
			quickFormat: true,
			run: { font: FACES.body, size: 32, characterSpacing: CHARACTER_TWIPS },
			paragraph: { alignment: 'both', spacing: exact, indent: { firstLine: 640, firstLineChars: 200 } }
		},
		heading(1, FACES.hei),
		heading(2, FACES.kai),
		{
			id: 'Caption',
			name: 'caption',
			basedOn: 'Normal',
			run: { font: FACES.hei, size: 24 },
			paragraph: { alignment: 'left', spacing: { before: 60, after: 0 } }
		},
		{
			id: 'Stand',
			name: 'Stand of data',
			basedOn: 'Normal',
			run: { font: FACES.song, size: 18 },
			paragraph: { alignment: 'left', spacing: { before: 0, after: 0 } }
		},
		{
			id: 'Cell',
			name: 'Table Text',
			basedOn: 'Normal',
			run: { font: FACES.song, size: 19 },
			paragraph: { spacing: { before: 30, after: 30 } }
		},
		{
			id: 'Number',
			name: 'Large Number',
			basedOn: 'Normal',
			run: { font: FACES.hei, size: 48 },
			paragraph: { spacing: { before: 60, after: 0 } }
		},
		{
			id: 'FootnoteText',
			name: 'footnote text',
			basedOn: 'Normal',
			run: { font: FACES.song, size: 18 },
			paragraph: { alignment: 'both', spacing: { before: 0, after: 0 } }
		},
		{
			id: 'Foot',
			name: 'footer',
			basedOn: 'Normal',
			run: { font: FACES.song, size: 28 },
			paragraph: { spacing: { before: 0, after: 0 } }
		}
	]
};

function heading(level: 1 | 2, font: (typeof FACES)[keyof typeof FACES]) {
	return {
		id: `Heading${level}`,
		name: `heading ${level}`,
		basedOn: 'Normal',
		next: 'Body',
		quickFormat: true,
		run: { font, size: 32 },
		paragraph: {
			spacing: exact,
			indent: { firstLine: 640, firstLineChars: 200 },
			keepNext: true,
			outlineLevel: level - 1
		}
	};
}
