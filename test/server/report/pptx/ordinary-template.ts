import { OfficePackage } from '#lib/server/report/package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '#lib/server/report/package/relationship-types.ts';
import { NAMESPACES, writeTree } from '#lib/server/report/pptx/default/shapes.ts';
import { writeTheme } from '#lib/server/report/pptx/default/theme.ts';
import { boxPt, writeExtent } from '#lib/server/report/pptx/slide/units.ts';

type Place = readonly [x: number, y: number, width: number, height: number];

interface Placeholder {
	id: number;
	name: string;
	/** As `type="body" idx="1"`. */
	kind: string;
	/** Points; left out: inherited. */
	at?: Place;
	text?: string;
	/** Of its text, `a:lvl1pPr`. */
	style?: string;
}

const PAGE_NUMBER = '‹#›';

const placeholder = ({ id, name, kind, at, text = '', style = '' }: Placeholder) =>
	`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${kind}/></p:nvPr></p:nvSpPr>` +
	`<p:spPr>${at ? `<a:xfrm>${writeExtent(boxPt(...at))}</a:xfrm>` : ''}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle>${style}</a:lstStyle><a:p>${text === PAGE_NUMBER ? `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:t>${text}</a:t></a:fld>` : `<a:r><a:rPr lang="zh-CN"/><a:t>${text}</a:t></a:r>`}</a:p></p:txBody></p:sp>`;

const rectangle = (id: number, name: string, at: Place, colour: string) =>
	`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>${writeExtent(boxPt(...at))}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></p:spPr></p:sp>`;

const WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>';
const TITLE = { id: 2, name: '标题 1', kind: 'type="title"', text: '单击此处编辑标题' };
const FOOT = [
	placeholder({ id: 20, name: '日期 3', kind: 'type="dt" sz="half" idx="10"', at: [66, 500, 216, 29] }),
	placeholder({ id: 21, name: '页脚 4', kind: 'type="ftr" sz="quarter" idx="11"', at: [318, 500, 324, 29] }),
	placeholder({
		id: 22,
		name: '编号 5',
		kind: 'type="sldNum" sz="quarter" idx="12"',
		at: [678, 500, 216, 29],
		text: PAGE_NUMBER
	})
];
const BODY: Place = [66, 144, 828, 342];

/** Layouts as PowerPoint's own, by their names. */
const LAYOUTS: readonly { name: string; type: string; shapes: string[] }[] = [
	{
		name: '标题幻灯片',
		type: 'title',
		shapes: [
			rectangle(30, '蓝底', [0, 0, 960, 540], '1F3864'),
			placeholder({
				...TITLE,
				kind: 'type="ctrTitle"',
				at: [120, 88, 720, 188],
				style: `<a:lvl1pPr algn="ctr"><a:defRPr sz="5400">${WHITE}</a:defRPr></a:lvl1pPr>`
			}),
			placeholder({
				id: 3,
				name: '副标题 2',
				kind: 'type="subTitle" idx="1"',
				at: [120, 284, 720, 130],
				text: '单击此处编辑副标题',
				style: `<a:lvl1pPr marL="0" indent="0" algn="ctr"><a:buNone/><a:defRPr sz="2400">${WHITE}</a:defRPr></a:lvl1pPr>`
			})
		]
	},
	{
		name: '标题和内容',
		type: 'obj',
		shapes: [
			placeholder(TITLE),
			placeholder({ id: 3, name: '内容 2', kind: 'idx="1"', text: '编辑文本样式' }),
			...FOOT
		]
	},
	{
		name: '左文右图',
		type: 'objTx',
		shapes: [
			placeholder(TITLE),
			placeholder({ id: 3, name: '文字 2', kind: 'type="body" sz="half" idx="1"', at: [66, 144, 260, 342] }),
			placeholder({ id: 4, name: '图片 3', kind: 'type="pic" idx="2"', at: [346, 144, 548, 342] }),
			...FOOT
		]
	},
	{ name: '仅标题', type: 'titleOnly', shapes: [placeholder(TITLE), ...FOOT] },
	{ name: '空白', type: 'blank', shapes: FOOT }
];

function dressAsLibreOffice(shape: string): string {
	const numbered = shape.replace('id="20"', 'id="2"');
	const look = /<a:lvl1pPr[^>]*algn="ctr"[^>]*>.*?<a:defRPr sz="(\d+)">(.*?)<\/a:defRPr><\/a:lvl1pPr>/.exec(
		shape
	);
	if (!look) return numbered;
	const [style, size, fill] = look;
	return numbered
		.replace(style, '')
		.replace(
			/<a:p>.*<\/a:p>/,
			`<a:p><a:pPr algn="ctr"><a:buNone/></a:pPr><a:endParaRPr lang="zh-CN" sz="${size}">${fill}</a:endParaRPr></a:p>`
		);
}

/**
 * A unit's template as PowerPoint makes them: master, layouts with placeholders, bullets, a dark cover, slides of
 * examples. It knows nothing of slots.
 *
 * @param layouts names of those that it has; default all
 * @param asLibreOffice as LibreOffice saves one: dates have the number of the title, and how texts look stands at the
 *   ends of empty paragraphs alone
 */
export function buildOrdinaryTemplate({
	layouts = LAYOUTS.map(({ name }) => name),
	samples = true,
	asLibreOffice = false
}: { layouts?: readonly string[]; samples?: boolean; asLibreOffice?: boolean } = {}): Uint8Array {
	const file = new OfficePackage();
	const path = 'ppt/presentation.xml';
	const master = 'ppt/slideMasters/slideMaster1.xml';
	const theme = 'ppt/theme/theme1.xml';
	file.relate('', RELATION.officeDocument, path);
	file.put(theme, writeTheme(), CONTENT_TYPE.theme);
	const dress = asLibreOffice ? dressAsLibreOffice : (shape: string) => shape;
	const parts = LAYOUTS.filter(({ name }) => layouts.includes(name)).map(({ name, type, shapes }) => {
		const layout = file.putNext(
			'ppt/slideLayouts/slideLayout#.xml',
			`<p:sldLayout ${NAMESPACES} type="${type}" preserve="1">${writeTree(shapes.map(dress)).replace('<p:cSld>', `<p:cSld name="${name}">`)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
			CONTENT_TYPE.slideLayout
		);
		file.relate(layout, RELATION.slideMaster, master);
		return { name, layout };
	});
	const ids = parts
		.map(
			({ layout }, i) =>
				`<p:sldLayoutId id="${2_147_483_649 + i}" r:id="${file.relate(master, RELATION.slideLayout, layout)}"/>`
		)
		.join('');
	file.relate(master, RELATION.theme, theme);
	const level = (size: number, colour: string) =>
		`<a:lvl1pPr marL="228600" indent="-228600" algn="l"><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="${size}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>`;
	const shapes = [
		rectangle(30, '色条', [0, 0, 960, 14], '1F3864'),
		placeholder({ ...TITLE, at: [66, 29, 828, 104] }),
		placeholder({ id: 3, name: '文本 2', kind: 'type="body" idx="1"', at: BODY }),
		...FOOT
	];
	file.put(
		master,
		`<p:sldMaster ${NAMESPACES}>${writeTree(shapes, '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>')}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>${ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>${level(
			4000,
			'1F3864'
		)
			.replace(/<a:bu.*?\/>/g, '')
			.replace(
				'marL="228600" indent="-228600" ',
				''
			)}</p:titleStyle><p:bodyStyle>${level(2800, '333333')}</p:bodyStyle><p:otherStyle>${level(1800, '333333')}</p:otherStyle></p:txStyles></p:sldMaster>`,
		CONTENT_TYPE.slideMaster
	);
	const add = (name: string, inside: string[]) => {
		const found = parts.find((part) => part.name === name);
		if (!found) return [];
		const slide = file.putNext(
			'ppt/slides/slide#.xml',
			`<p:sld ${NAMESPACES}>${writeTree(inside)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
			CONTENT_TYPE.slide
		);
		file.relate(slide, RELATION.slideLayout, found.layout);
		return [file.relate(path, RELATION.slide, slide)];
	};
	const slides = samples
		? [
				...add('标题幻灯片', [placeholder({ ...TITLE, kind: 'type="ctrTitle"', text: '某某区汇报材料' })]),
				...add('标题和内容', [placeholder({ ...TITLE, text: '示例页' })]),
				...add('标题幻灯片', [placeholder({ ...TITLE, kind: 'type="ctrTitle"', text: '谢谢' })])
			]
		: [];
	const masterId = file.relate(path, RELATION.slideMaster, master);
	file.relate(path, RELATION.theme, theme);
	file.put(
		path,
		`<p:presentation ${NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="${masterId}"/></p:sldMasterIdLst>${slides.length > 0 ? `<p:sldIdLst>${slides.map((id, i) => `<p:sldId id="${256 + i}" r:id="${id}"/>`).join('')}</p:sldIdLst>` : ''}<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
		CONTENT_TYPE.presentation
	);
	return file.toBytes();
}
