import { boxPt } from '../slide/units.ts';
import { NAMESPACES, writeTextShape, writeTree, type TextShape } from './shapes.ts';

type Part = Omit<TextShape, 'id'>;

const PICTURE: Pick<Part, 'name' | 'text' | 'sizePt' | 'colour' | 'align' | 'anchor'> = {
	name: 'Picture',
	text: '{{picture}}',
	sizePt: 20,
	colour: 'inkSoft',
	align: 'ctr',
	anchor: 'ctr'
};

/** Title, source, page, code and seal are at the same place on every slide after the cover. */
const FRAME: readonly Part[] = [
	{
		name: 'Section',
		box: boxPt(48, 24, 790, 24),
		text: '{{section}}',
		sizePt: 16,
		colour: 'ochreInk',
		anchor: 'b'
	},
	{
		name: 'Title',
		box: boxPt(48, 50, 790, 48),
		text: '{{title}}',
		sizePt: 32,
		font: 'song',
		anchor: 'ctr',
		isBold: true,
		placeholder: 'title'
	},
	{ name: 'Source', box: boxPt(48, 486, 740, 40), text: '{{source}}', sizePt: 12, colour: 'inkSoft' },
	{ name: 'Page', box: boxPt(790, 486, 54, 20), text: '{{page}}', sizePt: 12, colour: 'inkSoft', align: 'r' },
	{ name: 'QR code', box: boxPt(856, 480, 56, 56), text: '{{qr}}', sizePt: 10 },
	{ ...seal(866, 30, 46), sizePt: 18 }
];

function seal(x: number, y: number, size: number): Omit<Part, 'sizePt'> {
	const look = {
		font: 'song',
		colour: 'paper',
		fill: 'cinnabar',
		align: 'ctr',
		anchor: 'ctr',
		isBold: true
	} as const;
	return { name: 'Seal', box: boxPt(x, y, size, size), text: '{{seal}}', spacing: 90, turnDeg: -2, ...look };
}

/** Title at the left of the circles. */
export function writeCoverSlide(): string {
	return writeSlide([
		{
			name: 'Section',
			box: boxPt(64, 84, 400, 30),
			text: '{{section}}',
			sizePt: 20,
			colour: 'ochreInk',
			anchor: 'b'
		},
		{
			name: 'Title',
			box: boxPt(64, 124, 420, 190),
			text: '{{title}}',
			sizePt: 48,
			font: 'song',
			anchor: 'ctr',
			isBold: true,
			placeholder: 'ctrTitle'
		},
		{ name: 'Subtitle', box: boxPt(64, 330, 420, 72), text: '{{subtitle}}', sizePt: 24, colour: 'inkSoft' },
		{ name: 'As-of date', box: boxPt(64, 412, 420, 32), text: '{{asof}}', sizePt: 20 },
		{ name: 'Source', box: boxPt(64, 486, 740, 40), text: '{{source}}', sizePt: 12, colour: 'inkSoft' },
		{ name: 'QR code', box: boxPt(842, 460, 70, 70), text: '{{qr}}', sizePt: 10 },
		{ ...seal(64, 30, 50), sizePt: 20 }
	]);
}

/** One large number with its sentence, a picture at its right. */
export function writeContentSlide(): string {
	return writeSlide([
		...FRAME,
		{
			name: 'Label',
			box: boxPt(48, 122, 292, 52),
			text: '{{label}}',
			sizePt: 20,
			colour: 'inkSoft',
			anchor: 'b'
		},
		{
			name: 'Number',
			box: boxPt(48, 176, 292, 104),
			text: '{{number}}',
			sizePt: 80,
			font: 'song',
			anchor: 'ctr',
			isBold: true
		},
		{ name: 'Sentence', box: boxPt(48, 296, 292, 170), text: '{{sentence}}', sizePt: 22, spacing: 105 },
		{ ...PICTURE, box: boxPt(364, 116, 548, 352) }
	]);
}

/** A picture alone, as wide as the slide. */
export function writeWideSlide(): string {
	return writeSlide([...FRAME, { ...PICTURE, box: boxPt(48, 110, 864, 367) }]);
}

function writeSlide(parts: readonly Part[]): string {
	const shapes = parts.map((part, i) => writeTextShape({ ...part, id: i + 2 }));
	return `<p:sld ${NAMESPACES}>${writeTree(shapes)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}
