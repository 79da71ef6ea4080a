import type { Lang } from '#lib/carto/view-query.ts';

interface ConnectionMessages {
	lost: string;
	outdated: string;
	reload: string;
	later: string;
}

export const connectionText: Record<Lang, ConnectionMessages> = {
	zh: {
		lost: '连接中断，正在重试。已打开的内容仍可使用。',
		outdated: '服务器上的程序已更新，重新加载后生效；草稿会保留。',
		reload: '重新加载',
		later: '稍后'
	},
	en: {
		lost: 'The connection is lost; trying again. What is open can still be used.',
		outdated: 'The program on the server has been updated; reload to use it. Drafts are kept.',
		reload: 'Reload',
		later: 'Later'
	}
};
