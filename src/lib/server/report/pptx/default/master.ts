import { boxPt, type Box } from '../slide/units.ts';
import { NAMESPACES, writeEllipse, writeFill, writeRule, writeTextShape, writeTree } from './shapes.ts';

/** Where the circles of the cover have their middle, and how wide they are, in points. */
const CIRCLES = { x: 742, y: 262, inner: 118, outer: 222 };

const TITLE_BOX = boxPt(48, 50, 790, 48);

/** The slide master: paper, a title, and text styles. */
export function writeMaster(layoutIds: readonly string[]): string {
	const level = (sizePt: number, face: 'mj' | 'mn') =>
		`<a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="${sizePt * 100}">${writeFill('ink')}<a:latin typeface="+${face}-lt"/><a:ea typeface="+${face}-ea"/></a:defRPr></a:lvl1pPr>`;
	const ids = layoutIds.map((id, i) => `<p:sldLayoutId id="${2_147_483_649 + i}" r:id="${id}"/>`).join('');
	const title = writeTitle(2, 'title', TITLE_BOX);
	return (
		`<p:sldMaster ${NAMESPACES}>${writeTree([title], '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>')}` +
		'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
		`<p:sldLayoutIdLst>${ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>${level(32, 'mj')}</p:titleStyle><p:bodyStyle>${level(20, 'mn')}</p:bodyStyle><p:otherStyle>${level(18, 'mn')}</p:otherStyle></p:txStyles></p:sldMaster>`
	);
}

/** The cover's layout: two life circles where the two axes cross. */
export function writeCoverLayout(): string {
	const { x, y, inner, outer } = CIRCLES;
	const circle = (radius: number) => boxPt(x - radius, y - radius, 2 * radius, 2 * radius);
	return writeLayout('封面 Cover', [
		writeTitle(7, 'ctrTitle', boxPt(64, 124, 420, 190)),
		writeEllipse(2, circle(outer), {
			fill: 'azuriteWash',
			opacity: 0.28,
			outline: 'azuriteWash',
			dash: 'dash'
		}),
		writeEllipse(3, circle(inner), { fill: 'azurite', opacity: 0.2, outline: 'azurite' }),
		writeRule(4, boxPt(x - 262, y, 480, 0), { colour: 'ochre', widthPt: 3 }),
		writeRule(5, boxPt(x, y - 262, 0, 540), { colour: 'ochre', widthPt: 3 }),
		writeEllipse(6, boxPt(x - 9, y - 9, 18, 18), { fill: 'azurite', opacity: 1, outline: 'azurite' })
	]);
}

/** Layout of the other slides: a line below the title, one above the source. */
export function writeContentLayout(): string {
	return writeLayout('内容 Content', [
		writeTitle(4, 'title', TITLE_BOX),
		writeRule(2, boxPt(48, 104, 864, 0), { colour: 'ink', widthPt: 1.25 }),
		writeRule(3, boxPt(48, 478, 796, 0), { colour: 'line', widthPt: 0.75 })
	]);
}

function writeTitle(id: number, placeholder: 'title' | 'ctrTitle', box: Box): string {
	return writeTextShape({
		id,
		name: 'Title',
		box,
		text: '标题',
		sizePt: 32,
		font: 'song',
		isBold: true,
		placeholder
	});
}

function writeLayout(name: string, shapes: string[]): string {
	const tree = writeTree(shapes).replace('<p:cSld>', `<p:cSld name="${name}">`);
	return `<p:sldLayout ${NAMESPACES} preserve="1" userDrawn="1">${tree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
}
