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

/** 朱砂, as on screen: marks of illustrative data and of what-if edits. */
export const CINNABAR = 'C8402F';
export const LINK = '2B6CA3';
export const INK = '1F2328';

/** Sizes in points. The standard is for Chinese: English, whose letters are smaller against their size, is set closer. */
interface Setting {
	title: { pt: number; lineTwips: number; isBold: boolean };
	body: { pt: number; lineTwips: number; spacingTwips: number };
	captionPt: number;
	/** What a paragraph and a heading start with. */
	indent: { firstLine: number; firstLineChars?: number };
	headingIndent: { firstLine: number; firstLineChars?: number };
}
const TWO_CHARACTERS = { firstLine: 2 * 20 * BODY_PT, firstLineChars: 200 };
/** 2号 22, 3号 16 points. */
export const SETTINGS: Record<'zh' | 'en', Setting> = {
	zh: {
		title: { pt: 22, lineTwips: 700, isBold: false },
		body: { pt: BODY_PT, lineTwips: LINE_TWIPS, spacingTwips: CHARACTER_TWIPS },
		captionPt: 12,
		indent: TWO_CHARACTERS,
		headingIndent: TWO_CHARACTERS
	},
	en: {
		title: { pt: 20, lineTwips: 520, isBold: true },
		body: { pt: 12, lineTwips: 360, spacingTwips: 0 },
		captionPt: 10.5,
		indent: { firstLine: 0 },
		headingIndent: { firstLine: 0 }
	}
};

const halfPoints = (pt: number) => Math.round(2 * pt);

/** Styles by name; 4号 is 14 points, 小5号 9. */
export function listStyles(lang: 'zh' | 'en'): IStylesOptions {
	const { title, body, captionPt, indent, headingIndent } = SETTINGS[lang];
	const exact = {
		line: body.lineTwips,
		lineRule: 'exact' as const,
		before: 0,
		after: lang === 'zh' ? 0 : 80
	};
	const heading = (level: 1 | 2, font: (typeof FACES)[keyof typeof FACES]) => ({
		id: `Heading${level}`,
		name: `heading ${level}`,
		basedOn: 'Normal',
		next: 'Body',
		quickFormat: true,
		run: { font, size: halfPoints(lang === 'zh' ? body.pt : level === 1 ? 15 : 13), bold: lang === 'en' },
		paragraph: {
			spacing: { ...exact, before: lang === 'zh' ? 0 : 120 },
			indent: headingIndent,
			keepNext: true,
			keepLines: true,
			outlineLevel: level - 1
		}
	});
	const small = {
		basedOn: 'Normal',
		run: { font: FACES.song, size: 18 },
		paragraph: { alignment: 'left' as const, spacing: { before: 0, after: 0 } }
	};
	return {
		default: {
			document: {
				run: { font: FACES.body, size: halfPoints(body.pt), language: { value: 'en-GB', eastAsia: 'zh-CN' } }
			}
		},
		paragraphStyles: [
			{
				id: 'Title',
				name: 'Title',
				basedOn: 'Normal',
				next: 'Normal',
				quickFormat: true,
				run: { font: FACES.title, size: halfPoints(title.pt), bold: title.isBold },
				paragraph: {
					alignment: 'center',
					spacing: { line: title.lineTwips, lineRule: 'exact', before: 0, after: 120 }
				}
			},
			{
				id: 'Subtitle',
				name: 'Subtitle',
				basedOn: 'Normal',
				next: 'Normal',
				run: { font: FACES.kai, size: halfPoints(lang === 'zh' ? 14 : 12) },
				paragraph: { alignment: 'center', spacing: { line: 440, lineRule: 'exact', before: 0, after: 0 } }
			},
			{
				id: 'Mark',
				name: 'Mark of a what-if',
				basedOn: 'Normal',
				run: { font: FACES.hei, size: lang === 'zh' ? 52 : 44, bold: true, color: CINNABAR },
				paragraph: { alignment: 'center', spacing: { line: 640, lineRule: 'exact', before: 0, after: 60 } }
			},
			{
				id: 'Body',
				name: 'Body Text',
				basedOn: 'Normal',
				quickFormat: true,
				run: { font: FACES.body, size: halfPoints(body.pt), characterSpacing: body.spacingTwips },
				paragraph: { alignment: lang === 'zh' ? 'both' : 'left', spacing: exact, indent }
			},
			heading(1, FACES.hei),
			heading(2, FACES.kai),
			{
				id: 'Caption',
				name: 'caption',
				basedOn: 'Normal',
				run: { font: FACES.hei, size: halfPoints(captionPt), bold: lang === 'en' },
				paragraph: { alignment: 'center', spacing: { before: 60, after: 40 } }
			},
			{ ...small, id: 'Stand', name: 'Stand of data' },
			{
				...small,
				id: 'Note',
				name: 'Note of a figure',
				paragraph: { ...small.paragraph, indent: { left: 360, hanging: 360 } }
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
				id: 'Foot',
				name: 'footer',
				basedOn: 'Normal',
				run: { font: FACES.song, size: 28 },
				paragraph: { spacing: { before: 0, after: 0 } }
			}
		]
	};
}
