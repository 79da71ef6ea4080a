import type { Lang } from '#lib/carto/view-query.ts';

interface ErrorPageMessages {
	appName: string;
	status: (status: number) => string;
	notFound: string;
	wrongParameters: string;
	failed: string;
	unknown: string;
	cities: string;
	home: string;
	back: string;
	again: string;
}

/** What the page says that stands where another one should. Reasons have their own catalogue, that of refusals. */
export const errorPageText: Record<Lang, ErrorPageMessages> = {
	zh: {
		appName: '连片',
		status: (status) => `状态码 ${status}`,
		notFound: '没有这一页',
		wrongParameters: '地图参数有误',
		failed: '页面未能打开',
		unknown: '页面运行中出现未预料的问题。请重新加载；如仍出现，请联系维护人员。',
		cities: '现有城市',
		home: '回到首页',
		back: '返回上一页',
		again: '重新加载'
	},
	en: {
		appName: 'Lianpian',
		status: (status) => `Status ${status}`,
		notFound: 'No such page',
		wrongParameters: 'Wrong map parameters',
		failed: 'This page could not be opened',
		unknown:
			'Something unforeseen went wrong on this page. Reload it; if that does not help, ask whoever looks after the server.',
		cities: 'Cities that are here',
		home: 'Home',
		back: 'Back',
		again: 'Reload'
	}
};
