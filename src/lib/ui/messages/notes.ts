import type { Lang } from '#lib/carto/view-query.ts';

interface NoteMessages {
	title: string;
	/** Of one thread, for who hears the pin: with the count that it shows. */
	pin: (author: string, text: string, count: string, isResolved: boolean) => string;
	stack: (n: string) => string;
	onMap: string;
	add: string;
	newTitle: string;
	movable: string;
	text: string;
	author: string;
	authorHint: string;
	write: string;
	cancel: string;
	about: string;
	aboutNone: string;
	unpin: string;
	gone: string;
	colon: string;
	reply: string;
	send: string;
	resolve: string;
	reopen: string;
	resolved: string;
	open: string;
	edit: string;
	save: string;
	remove: string;
	removeAll: (replies: string) => string;
	removeSure: string;
	keep: string;
	look: string;
	back: string;
	list: string;
	listEmpty: string;
	listNone: string;
	missing: string;
	unsent: string;
	readOnly: string;
	waiting: string;
	failed: (why: string) => string;
	state: string;
	all: string;
	who: string;
	what: string;
	export: string;
	replies: (n: string) => string;
	ofThis: (n: string) => string;
	file: string;
	columns: readonly string[];
	yes: string;
	no: string;
}

const ZH: NoteMessages = {
	title: '批注',
	pin: (author, text, count, isResolved) =>
		`批注，${author}：${text}，共 ${count} 条${isResolved ? '，已解决' : ''}`,
	stack: (n) => `此处有 ${n} 条批注`,
	onMap: '批注',
	add: '加批注',
	newTitle: '新批注',
	movable: '点击地图可改变位置。',
	text: '内容',
	author: '署名',
	authorHint: '姓名，记入修改记录',
	write: '发布',
	cancel: '取消',
	about: '关于',
	aboutNone: '图上位置',
	unpin: '取消关联',
	gone: '（已删除）',
	colon: '：',
	reply: '回复',
	send: '发送',
	resolve: '标为已解决',
	reopen: '重新打开',
	resolved: '已解决',
	open: '未解决',
	edit: '修改',
	save: '保存',
	remove: '删除',
	removeAll: (replies) => `连同 ${replies} 条回复一并删除？`,
	removeSure: '确认删除',
	keep: '保留',
	look: '查看位置',
	back: '全部批注',
	list: '全部',
	listEmpty: '尚无批注。',
	listNone: '没有符合条件的批注。',
	missing: '没有此批注，可能已被删除。',
	unsent: '您写的内容未能发送：',
	readOnly: '正在查看此前的计划，批注只能阅读。',
	waiting: '尚未保存，网络恢复后自动发送。',
	failed: (why) => `未能保存：${why}`,
	state: '状态',
	all: '全部',
	who: '署名',
	what: '关于',
	export: '导出批注',
	replies: (n) => `${n} 条回复`,
	ofThis: (n) => `批注 ${n} 条`,
	file: '批注',
	columns: ['编号', '署名', '时间', '内容', '关联编号', '关联要素', '经度', '纬度', '已解决', '回复'],
	yes: '是',
	no: '否'
};

const EN: NoteMessages = {
	title: 'Notes',
	pin: (author, text, count, isResolved) =>
		`Note, ${author}: ${text}, ${count} in the thread${isResolved ? ', resolved' : ''}`,
	stack: (n) => `${n} notes here`,
	onMap: 'Notes',
	add: 'Add a note',
	newTitle: 'New note',
	movable: 'Click the map to move it.',
	text: 'Text',
	author: 'Signed',
	authorHint: 'Name, for the log',
	write: 'Post',
	cancel: 'Cancel',
	about: 'About',
	aboutNone: 'A place on the map',
	unpin: 'Unpin',
	gone: '(removed)',
	colon: ': ',
	reply: 'Reply',
	send: 'Send',
	resolve: 'Mark as resolved',
	reopen: 'Reopen',
	resolved: 'Resolved',
	open: 'Open',
	edit: 'Edit',
	save: 'Save',
	remove: 'Delete',
	removeAll: (replies) => `Delete it with its replies (${replies})?`,
	removeSure: 'Delete',
	keep: 'Keep',
	look: 'Show on map',
	back: 'All notes',
	list: 'All',
	listEmpty: 'There are no notes yet.',
	listNone: 'No note is like that.',
	missing: 'There is no such note; it may have been deleted.',
	unsent: 'What you wrote could not be sent:',
	readOnly: 'This is an earlier plan: its notes can only be read.',
	waiting: 'Not saved yet; it is sent when the network is back.',
	failed: (why) => `Not saved: ${why}`,
	state: 'State',
	all: 'All',
	who: 'Signed',
	what: 'About',
	export: 'Export notes',
	replies: (n) => (n === '1' ? '1 reply' : `${n} replies`),
	ofThis: (n) => (n === '1' ? '1 note' : `${n} notes`),
	file: 'notes',
	columns: [
		'Id',
		'Signed',
		'Written',
		'Text',
		'About id',
		'About',
		'Longitude',
		'Latitude',
		'Resolved',
		'Replies'
	],
	yes: 'yes',
	no: 'no'
};

/** Texts of notes on the map. */
export const NOTE_TEXTS: Record<Lang, NoteMessages> = { zh: ZH, en: EN };

/** Names of the fields of notes, as the log has them. */
export const NOTE_FIELDS: Record<Lang, Record<string, string>> = {
	zh: { text: '内容', author: '署名', writtenAt: '写于', about: '关于', resolved: '已解决', replyTo: '回复' },
	en: {
		text: 'Text',
		author: 'Signed',
		writtenAt: 'Written',
		about: 'About',
		resolved: 'Resolved',
		replyTo: 'Reply to'
	}
};
