import type { HandTool } from '#lib/state/editing/edit-desk.svelte.ts';
import type { Lang } from '#lib/carto/view-query.ts';

interface EditToolMessages {
	tool: Record<HandTool, string>;
	toolHint: Record<HandTool, string>;
	note: string;
	noteHint: string;
	notePlacing: string;
	noteKeys: string;
	duplicate: string;
	duplicateHint: string;
	remove: string;
	removeHint: string;
}

const ZH: EditToolMessages = {
	tool: {
		draw: '画',
		reshape: '改形',
		move: '移动',
		hole: '挖洞',
		part: '加部分',
		split: '拆分',
		merge: '合并'
	},
	toolHint: {
		draw: '画小区、出入口、组团、围墙等',
		reshape: '移动、增加、删除选中图形的顶点',
		move: '整体移动选中的图形',
		hole: '在选中的图形内挖去一块',
		part: '给选中的图形增加一块',
		split: '按线或沿街道拆分选中的图形',
		merge: '把另一个图形并入选中的图形'
	},
	note: '批注',
	noteHint: '在图上加批注（N）',
	notePlacing: '点击要加批注的位置；点在小区或服务中心上，批注即与其关联。',
	noteKeys: '键盘：移动地图，按空格键在十字处放置，Esc 取消。',
	duplicate: '复制',
	duplicateHint: '在旁边复制一个',
	remove: '删除',
	removeHint: '删除选中的图形，可撤销'
};

const EN: EditToolMessages = {
	tool: {
		draw: 'Draw',
		reshape: 'Reshape',
		move: 'Move',
		hole: 'Hole',
		part: 'Part',
		split: 'Split',
		merge: 'Merge'
	},
	toolHint: {
		draw: 'Draw a community, an entrance, a cluster, a wall …',
		reshape: 'Move, add and remove vertices of the selected feature',
		move: 'Move the selected feature as a whole',
		hole: 'Cut a hole into the selected feature',
		part: 'Add a part to the selected feature',
		split: 'Split the selected feature by a line or along a street',
		merge: 'Join another feature with the selected one'
	},
	note: 'Note',
	noteHint: 'Add a note on the map (N)',
	notePlacing: 'Click where the note belongs; on a community or a centre, it is pinned to that.',
	noteKeys: 'Keyboard: move the map, press Space to place the note at the cross, Esc to cancel.',
	duplicate: 'Duplicate',
	duplicateHint: 'Make a copy beside it',
	remove: 'Delete',
	removeHint: 'Delete the selected feature; undo brings it back'
};

/** Names of the tools of editing. */
export const EDIT_TOOL_TEXTS: Record<Lang, EditToolMessages> = { zh: ZH, en: EN };
