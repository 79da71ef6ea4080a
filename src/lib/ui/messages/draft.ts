import type { Lang } from '#lib/carto/view-query.ts';

interface DraftMessages {
	restored: string;
	waiting: string;
	discarded: string;
	unsaved: string;
	/** The browser cannot remember which draft is this tab's. */
	forgets: (why: string) => string;
	discard: string;
	putBack: string;
	takeBack: string;
	dismiss: string;
}

/** What the workbench says of work that was not kept under a name. */
export const draftText: Record<Lang, DraftMessages> = {
	zh: {
		restored: '已恢复上次未保存的方案',
		waiting: '上次未保存的方案仍保留着，当前显示的是链接中的推演',
		discarded: '已放弃上次未保存的方案',
		unsaved: '尚未存到服务器，正在重试；关闭页面可能丢失最近的修改',
		forgets: (why) => `重新加载后将无法自动恢复草稿，请以“方案”保存。${why}`,
		discard: '放弃',
		putBack: '恢复',
		takeBack: '撤销放弃',
		dismiss: '知道了'
	},
	en: {
		restored: 'Your unsaved plan from last time is back',
		waiting: 'Your unsaved plan from last time is still there; shown is the what-if of the link',
		discarded: 'The unsaved plan was discarded',
		unsaved: 'Not yet saved on the server, trying again; closing the page may lose the last changes',
		forgets: (why) => `After a reload the draft will not come back by itself; keep it as a scenario. ${why}`,
		discard: 'Discard',
		putBack: 'Restore',
		takeBack: 'Undo',
		dismiss: 'OK'
	}
};
