import type { Lang } from '#lib/carto/view-query.ts';

interface RefusedMessages {
	title: string;
	hint: string;
	count: (n: string) => string;
	resend: string;
	giveUp: string;
	download: string;
	/** Of the file. */
	file: string;
	more: (n: string) => string;
}

/** What one tried to change and the server would not take. */
export const REFUSED_TEXTS: Record<Lang, RefusedMessages> = {
	zh: {
		title: '未能保存的修改',
		hint: '以下修改未被接受，不在计划中，仅保存在本浏览器。处理所述问题后可重新提交。',
		count: (n) => `${n} 项修改未能保存，已为您留存。`,
		resend: '重新提交',
		giveUp: '放弃',
		download: '导出 JSON',
		file: '未保存的修改',
		more: (n) => `另有 ${n} 处`
	},
	en: {
		title: 'Changes that could not be saved',
		hint: 'These were refused and are not in the plan; they are kept in this browser only. Send them again once what is told is settled.',
		count: (n) =>
			n === '1'
				? '1 change could not be saved; it is kept.'
				: `${n} changes could not be saved; they are kept.`,
		resend: 'Send again',
		giveUp: 'Give up',
		download: 'Export as JSON',
		file: 'changes not saved',
		more: (n) => `${n} more`
	}
};
