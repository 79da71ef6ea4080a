import type { DrawnLayer, HandTool } from '#lib/state/editing/edit-desk.svelte.ts';
import type { HandRefusalCode } from '#lib/state/editing/hand-state.ts';
import type { Lang } from '#lib/carto/view-query.ts';

interface HandMessages {
	drawn: string;
	layer: Record<DrawnLayer, string>;
	hint: Partial<Record<HandTool | 'splitLine' | 'reshapeStreet' | 'reshapeTouch', string>>;
	drawHint: Record<'polygon' | 'line' | 'point', string>;
	drawHintTouch: Record<'polygon' | 'line' | 'point', string>;
	entranceHint: string;
	keys: string;
	noTarget: string;
	typed: string;
	typedHint: string;
	add: string;
	back: string;
	finish: string;
	cancel: string;
	along: string;
	alongNone: string;
	split: string;
	put: string;
	vertex: (n: string, count: string, at: string) => string;
	vertexNone: (count: string) => string;
	vertexBefore: string;
	vertexNext: string;
	vertexAdd: string;
	vertexRemove: string;
	vertexKeys: string;
	unfinished: (n: string) => string;
	restored: string;
	stepBack: string;
	giveUp: string;
	entranceNone: string;
	entranceDerived: (n: string) => string;
	entranceDraw: string;
	streetsShown: string;
	streetsHint: string;
	streetsAsked: string;
	streetsOfExtract: string;
	keysTitle: string;
	keyList: readonly (readonly [string, string])[];
	refused: Record<HandRefusalCode, string>;
	here: string;
	length: string;
	total: string;
	perimeter: string;
	area: string;
	angle: string;
}

const ZH: HandMessages = {
	drawn: '画什么',
	layer: {
		communities: '小区',
		entrances: '出入口',
		centres: '服务中心',
		clusters: '组团',
		blocks: '街坊',
		districts: '区',
		axes: '主轴',
		walls: '围墙',
		streets: '街道',
		links: '连通道',
		facilities: '设施',
		'facility-grounds': '设施用地',
		buildings: '楼栋',
		landmarks: '地标',
		passages: '开墙处'
	},
	hint: {
		reshape: '拖动顶点；拖动边中点增加顶点；右键或 Delete 删除顶点。',
		move: '按住图形拖动。',
		hole: '在图形内画出要挖去的部分。',
		part: '画出要增加的部分。',
		split: '画一条线穿过图形，或选沿哪条街道拆分。',
		splitLine: '在线上单击，从那里分成两段。',
		reshapeTouch: '拖动顶点；拖动边中点增加顶点；轻触顶点可删去它。',
		reshapeStreet: '拖动顶点；交叉口顶点移动时，相交街道随之移动；删去它，街道在此不再相交。',
		merge: '点选要并入的另一个图形。'
	},
	drawHint: {
		polygon: '逐点单击，双击或回车完成。',
		line: '逐点单击，双击或回车完成。',
		point: '单击定位。'
	},
	drawHintTouch: {
		polygon: '逐点轻触，长按或按“完成”结束。',
		line: '逐点轻触，长按或按“完成”结束。',
		point: '轻触定位。'
	},
	entranceHint: '在小区边界旁单击，出入口落在边界上。',
	keys: 'Alt 暂停捕捉 · 退格撤回一点 · 空格在图中央落点 · Esc 取消',
	noTarget: '先在图上选中要改的图形。',
	typed: '坐标',
	typedHint: '经度，纬度，如 115.46, 38.87',
	add: '落点',
	back: '撤回一点',
	finish: '完成',
	cancel: '取消',
	along: '沿街道',
	alongNone: '没有街道穿过此图形',
	split: '拆分',
	put: '移到此处',
	vertex: (n, count, at) => `第 ${n} / ${count} 个顶点，${at}`,
	vertexNone: (count) => `共 ${count} 个顶点`,
	vertexBefore: '上一个顶点',
	vertexNext: '下一个顶点',
	vertexAdd: '增加顶点',
	vertexRemove: '删除顶点',
	vertexKeys: '[ ] 选顶点 · 方向键移动，Shift 加快 · + 增加顶点 · Delete 删除顶点 · 回车完成 · Esc 放弃',
	unfinished: (n) => `已改 ${n} 步，尚未完成`,
	restored: '接着上次未完成的改形。',
	stepBack: '撤回一步',
	giveUp: '放弃',
	entranceNone: '这个小区还没有出入口，步行时间无从计算。',
	entranceDerived: (n) => `已按最近的街道推定 ${n} 个出入口，请核对。`,
	entranceDraw: '现在画出入口',
	streetsShown: '显示街道',
	streetsHint: '在图上点选街道，可改名、改等级、改形、拆分、删除；步行路网随后在后台重算。',
	streetsAsked: '正在读取街道…',
	streetsOfExtract: '本市街道来自底图数据，不能在此增改。新增通道请画“连通道”，封闭路段请画“围墙”。',
	keysTitle: '编辑时在图上画、改形',
	keyList: [
		['[ ] 或 Tab', '改形：上一个、下一个顶点'],
		['方向键', '改形：移动顶点 1 像素；加 Shift 为 10 像素'],
		['+ 或 Insert', '改形：在后一条边的中点加一个顶点'],
		['Delete', '改形：删去顶点；画：撤回一点'],
		['空格', '画：在图中央落点'],
		['Alt', '按住时不捕捉'],
		['Enter', '完成'],
		['Esc', '放弃'],
		['Ctrl Z', '撤回改形的一步，或撤销上一次修改；加 Shift 重做']
	],
	refused: {
		empty: '图形没有顶点，请重画',
		'not-finite': '坐标不是数值，请重画',
		'out-of-range': '坐标超出经纬度范围，请核对',
		'too-few-positions': '顶点太少：线至少两点，面至少三点',
		'not-closed': '边界没有闭合，请重画',
		'repeated-position': '有重复的顶点，请删去一个',
		'zero-length': '线没有长度，请重画',
		'zero-area': '面没有面积，请重画',
		spike: '边界折返成尖刺，请删去该顶点',
		'self-crossing': '边界自相交，请移开交叉处的顶点',
		'self-touch': '边界与自身相接，请移开该顶点',
		'hole-outside': '洞在图形之外，请画在图形内',
		'hole-crosses-border': '洞越过外边界，请画在图形内',
		'holes-overlap': '洞与洞重叠，请合成一个洞',
		'ground-cut-apart': '洞把图形切断，请改用拆分',
		'parts-overlap': '两部分重叠，请合成一个部分',
		'parts-share-border': '两部分共用边界，请合成一个部分',
		'no-community-near': '60 米内没有小区，请点在小区边界旁',
		'no-neighbours-near': '40 米内没有两个小区，请点在两小区之间的墙上',
		'no-cluster': '计划中没有组团，请先画组团',
		'no-district': '计划中没有区，请先画区',
		'ground-taken': '此处已属同层的其他图形，请用拆分或改形',
		'neighbour-gone': '相邻图形将被全部占去，请改用合并',
		'other-layer': '只能合并同层的图形',
		itself: '点到的是它自己，请点选另一个',
		'not-an-area': '只有面可以合并',
		'off-line': '未点中线条，请在线上单击',
		'end-of-line': '这里是线的端点，请点在两端之间',
		'line-too-short': '拆分线太短，请穿过图形画线',
		'line-misses': '拆分线没有经过图形，请穿过图形画线',
		'line-along-border': '拆分线沿着边界，请穿过图形画线',
		'line-ends-inside': '拆分线止于图形内，请画到边界之外',
		'nothing-cut-off': '拆分线没有切下任何部分，请从边界画到边界',
		'line-crosses-itself': '拆分线自相交，请重画',
		'no-street-near': '附近没有街道，请点在街道上',
		'same-place': '两处是街道上的同一点，请另选一处',
		'streets-not-connected': '两处之间街道不连通，请改为画线',
		'streets-do-not-cross': '该街道没有穿过图形，请另选街道或画线',
		'ring-faulty': '所画边界有误，请重画',
		'hole-misses': '洞不在图形内，请画在图形内',
		'hole-leaves-area': '洞越过图形边界，请改用拆分',
		'nothing-left': '挖去后什么也不剩，请改用删除',
		'part-overlaps': '增加的部分与原图形重叠，请画在图形之外',
		'not-understood': '坐标读不懂，请写作 115.46,38.87',
		ambiguous: '分不清经度与纬度，请注明东经、北纬',
		swapped: '纬度写在了前面，请先写经度',
		'outside-city': '不在本市范围内，请核对',
		'no-target': '先在图上选中要改的图形',
		'nothing-there': '此处没有同层的图形'
	},
	here: '问题处',
	length: '本段',
	total: '全长',
	perimeter: '周长',
	area: '面积',
	angle: '夹角'
};

const EN: HandMessages = {
	drawn: 'Draw',
	layer: {
		communities: 'Community',
		entrances: 'Entrance',
		centres: 'Centre',
		clusters: 'Cluster',
		blocks: 'Street block',
		districts: 'District',
		axes: 'Axis',
		walls: 'Wall',
		streets: 'Street',
		links: 'Link',
		facilities: 'Facility',
		'facility-grounds': 'Facility with its ground',
		buildings: 'Building',
		landmarks: 'Landmark',
		passages: 'Wall opening'
	},
	hint: {
		reshape: 'Drag a vertex; drag the middle of a side to add one; right click or Delete removes one.',
		move: 'Drag the shape.',
		hole: 'Draw what is to be cut out.',
		part: 'Draw the part to be added.',
		split: 'Draw a line across the shape, or choose the street to split along.',
		splitLine: 'Click on the line: it is split there.',
		reshapeTouch: 'Drag a vertex; drag the middle of a side to add one; tap a vertex to remove it.',
		reshapeStreet:
			'Drag a vertex; at a crossing all streets that meet there move with it, and without it they no longer meet.',
		merge: 'Click the shape to be joined with it.'
	},
	drawHint: {
		polygon: 'Click corner by corner; double click or Enter finishes.',
		line: 'Click point by point; double click or Enter finishes.',
		point: 'Click where it is.'
	},
	drawHintTouch: {
		polygon: 'Tap point by point; hold, or press “Finish”.',
		line: 'Tap point by point; hold, or press “Finish”.',
		point: 'Tap where it is.'
	},
	entranceHint: 'Click beside a community; the entrance is put on its boundary.',
	keys: 'Alt: no snapping · Backspace: one back · Space: point in the middle of the map · Esc: give up',
	noTarget: 'Select the feature on the map first.',
	typed: 'Position',
	typedHint: 'longitude,latitude, e.g. 115.46,38.87',
	add: 'Add',
	back: 'One back',
	finish: 'Finish',
	cancel: 'Give up',
	along: 'Along a street',
	alongNone: 'No street runs through this shape',
	split: 'Split',
	put: 'Move here',
	vertex: (n, count, at) => `Vertex ${n} of ${count}, ${at}`,
	vertexNone: (count) => `${count} vertices`,
	vertexBefore: 'Vertex before',
	vertexNext: 'Next vertex',
	vertexAdd: 'Add one',
	vertexRemove: 'Remove it',
	vertexKeys:
		'[ ] choose a vertex · arrows move it, faster with Shift · + adds one · Delete removes it · Enter finishes · Esc gives up',
	unfinished: (n) => `Not finished, steps: ${n}`,
	restored: 'Going on from what was left unfinished. ',
	stepBack: 'Step back',
	giveUp: 'Give up',
	entranceNone: 'This community has no entrance yet, so that no walk can be computed.',
	entranceDerived: (n) => `Entrances derived from the nearest street: ${n}. Check them.`,
	entranceDraw: 'Draw an entrance now',
	streetsShown: 'Show streets',
	streetsHint:
		'Click a street to rename, reclassify, reshape, split or delete it; the walking network is made anew in the background.',
	streetsAsked: 'Reading the streets …',
	streetsOfExtract:
		'The streets of this city come from an extract and cannot be changed here. Draw a new way as a link, close one with a wall.',
	keysTitle: 'Drawing and reshaping while the plan is edited',
	keyList: [
		['[ ] or Tab', 'Reshaping: vertex before, next vertex'],
		['Arrows', 'Reshaping: move the vertex by 1 pixel, with Shift by 10'],
		['+ or Insert', 'Reshaping: add a vertex in the middle of the side that follows'],
		['Delete', 'Reshaping: remove the vertex; drawing: take a position back'],
		['Space', 'Drawing: set a position in the middle of the map'],
		['Alt', 'Held: nothing snaps'],
		['Enter', 'Finish'],
		['Esc', 'Give up'],
		['Ctrl Z', 'Take back a step of reshaping, or undo the last change; with Shift redo']
	],
	refused: {
		empty: 'The shape has no vertices; draw it again',
		'not-finite': 'A coordinate is no number; draw it again',
		'out-of-range': 'Beyond longitude or latitude; check the numbers',
		'too-few-positions': 'Too few vertices: a line needs two, an area three',
		'not-closed': 'The boundary is not closed; draw it again',
		'repeated-position': 'A vertex is there twice; remove one',
		'zero-length': 'The line has no length; draw it again',
		'zero-area': 'The area is empty; draw it again',
		spike: 'The boundary runs back over itself; remove that vertex',
		'self-crossing': 'The boundary crosses itself; move a vertex beside the crossing',
		'self-touch': 'The boundary touches itself; move that vertex away',
		'hole-outside': 'The hole lies outside; draw it inside the shape',
		'hole-crosses-border': 'The hole crosses the outer boundary; draw it inside the shape',
		'holes-overlap': 'Holes overlap; draw them as one',
		'ground-cut-apart': 'Holes cut the shape apart; split it instead',
		'parts-overlap': 'Two parts overlap; draw them as one',
		'parts-share-border': 'Two parts share a border; draw them as one',
		'no-community-near': 'No community within 60 m; click beside a boundary',
		'no-neighbours-near': 'No two communities within 40 m; click on the wall between them',
		'no-cluster': 'The plan has no cluster; draw one first',
		'no-district': 'The plan has no district; draw one first',
		'ground-taken': 'The ground belongs to others of this layer; split or reshape them',
		'neighbour-gone': 'A neighbour would lose all its ground; merge them instead',
		'other-layer': 'Only features of one layer can be merged',
		itself: 'That is the feature itself; click another',
		'not-an-area': 'Only areas can be merged',
		'off-line': 'That is off the line; click on it',
		'end-of-line': 'That is an end of the line; click between its ends',
		'line-too-short': 'The line is too short; draw it across the shape',
		'line-misses': 'The line misses the shape; draw it across the shape',
		'line-along-border': 'The line runs along the boundary; draw it across the shape',
		'line-ends-inside': 'The line ends inside; draw it beyond the boundary',
		'nothing-cut-off': 'The line cuts nothing off; draw it from boundary to boundary',
		'line-crosses-itself': 'The line crosses itself; draw it again',
		'no-street-near': 'No street is near; click on one',
		'same-place': 'Both are the same place of the street; choose another',
		'streets-not-connected': 'No way along the streets leads there; draw a line instead',
		'streets-do-not-cross': 'The street does not run through the shape; choose another or draw a line',
		'ring-faulty': 'The boundary is not sound; draw it again',
		'hole-misses': 'The hole lies outside; draw it inside the shape',
		'hole-leaves-area': 'The hole leaves the shape; split it instead',
		'nothing-left': 'Nothing would be left; delete the feature instead',
		'part-overlaps': 'The part overlaps the shape; draw it outside',
		'not-understood': 'Not a position; write 115.46,38.87',
		ambiguous: 'Longitude or latitude? Write E and N',
		swapped: 'The latitude stands first; write the longitude first',
		'outside-city': 'Not in this city; check the numbers',
		'no-target': 'Select the feature on the map first',
		'nothing-there': 'Nothing of this layer is there'
	},
	here: 'Here',
	length: 'Side',
	total: 'Length',
	perimeter: 'Perimeter',
	area: 'Area',
	angle: 'Angle'
};

/** What the tools for drawing say. */
export const HAND_TEXTS: Record<Lang, HandMessages> = { zh: ZH, en: EN };
