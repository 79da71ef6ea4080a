import type { Lang } from '#lib/carto/view-query.ts';

interface OpeningsMessages {
	what: (minutes: number) => string;
	run: string;
	again: string;
	none: string;
	found: (n: string) => string;
}

/** Openings that would bring most. */
export const OPENINGS_TEXTS: Record<Lang, OpeningsMessages> = {
	zh: {
		what: (m) => `比较新出入口、拆墙、跨街坊通道：哪一处能让最多住户进入 ${m} 分钟圈。费用按假定单价。`,
		run: '开始比较',
		again: '重新比较',
		none: '没有一处开口能增加覆盖。',
		found: (n) => `前 ${n} 处，按新增覆盖户数`
	},
	en: {
		what: (m) =>
			`Compares new entrances, opened walls and links across blocks: which brings most households within ${m} min. Costs at assumed prices.`,
		run: 'Compare',
		again: 'Compare again',
		none: 'No opening would cover more.',
		found: (n) => `Best ${n}, by households newly covered`
	}
};
