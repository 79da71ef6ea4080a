import type { Lang } from '#lib/carto/view-query.ts';

interface ViewsMessages {
	save: string;
	name: string;
	none: string;
	open: (name: string) => string;
	delete: (name: string) => string;
	failed: (why: string) => string;
	copyLink: string;
}

/** The dialog of saved views. */
export const VIEWS_TEXTS: Record<Lang, ViewsMessages> = {
	zh: {
		save: '保存当前视图',
		name: '视图名称',
		none: '还没有保存的视图。调好图层和范围后，起个名字存下来，下次直接打开。',
		open: (name) => `打开视图“${name}”`,
		delete: (name) => `删除视图“${name}”`,
		failed: (why) => `未能完成：${why}`,
		copyLink: '复制链接'
	},
	en: {
		save: 'Save this view',
		name: 'Name of the view',
		none: 'No saved views yet. Set layers and extent, give the view a name, and open it from here next time.',
		open: (name) => `Open the view "${name}"`,
		delete: (name) => `Delete the view "${name}"`,
		failed: (why) => `That did not work: ${why}`,
		copyLink: 'Copy link'
	}
};
