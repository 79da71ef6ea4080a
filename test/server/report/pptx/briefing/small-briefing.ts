import type { Slide } from '#lib/core/briefings/types.ts';
import type { Chart } from '#lib/core/figures/types.ts';
import type { BriefingDeck, MapDrawer, TellingSlide } from '#lib/server/report/pptx/briefing/types.ts';
import { writeBitPng } from '#lib/server/report/write-png.ts';
import { COVERAGE } from '../small-report.ts';

const slide = (over: Partial<Slide>): Slide => ({
	kind: 'map',
	title: '标题',
	query: '',
	figure: null,
	sentence: '',
	chart: null,
	overlay: null,
	notes: '',
	...over
});

const telling = (over: Partial<TellingSlide> & { slide: Slide }): TellingSlide => ({
	title: over.slide.title,
	about: '全市',
	number: null,
	sentence: over.slide.sentence,
	chart: null,
	mapInWords: '图上有 2 个中心。',
	changes: [],
	faults: [],
	notes: [],
	...over
});

/** A briefing of four slides: cover, a number with a chart, one that is tried, the end. */
export function smallDeck(
	over: { share?: string; chart?: Chart; lang?: 'zh' | 'en'; isIllustrative?: boolean } = {}
): BriefingDeck {
	const { share = '78.2%', chart = COVERAGE, lang = 'zh', isIllustrative = true } = over;
	return {
		facts: {
			cityId: 'baoding',
			lang,
			asOf: '2022-01-01',
			dataAsOf: '2022-01-01',
			revision: null,
			dataHash: '0123456789abcdef'.repeat(4),
			attribution: '街道 © OpenStreetMap 贡献者',
			isIllustrative,
			baseUrl: 'https://map.example.cn'
		},
		title: '保定连片改造 · 概览',
		subtitle: '向区里汇报',
		cityName: '保定连片改造',
		slides: [
			telling({ slide: slide({ kind: 'cover', title: '保定连片改造 · 概览' }) }),
			telling({
				slide: slide({
					title: '覆盖近八成',
					query: 'layers=circle-inner',
					figure: 'coverage-inner',
					sentence: '{households} 中有 {coverage-inner}。',
					chart: 'coverage-by-district'
				}),
				number: { text: share, name: '15 分钟生活圈覆盖率', before: null },
				sentence: `81,440 户中有 ${share}。`,
				chart,
				notes: ['先说结论。', `覆盖率 ${share}`]
			}),
			telling({
				slide: slide({
					title: '关闭一处',
					query: 'whatif=close~centre-01',
					figure: 'households-beyond-inner'
				}),
				about: '莲池区',
				number: { text: '12,345 户', name: '15 分钟圈外住户', before: '11,111 户' },
				changes: ['关闭甲中心', '打通乙与丙之间的围墙', '新建步行通道一条']
			}),
			telling({
				slide: slide({ kind: 'closing', title: '数据与口径', sentence: '步行时间沿街道计算 <不按半径>。' }),
				sentence: '步行时间沿街道计算 <不按半径>。'
			})
		]
	};
}

/** Draws what says what it is of, and counts what it painted. */
export function smallDrawer(state = ''): MapDrawer & { painted: number } {
	return {
		painted: 0,
		draw({ title }, { widthPt, heightPt }) {
			const [widthPx, heightPx] = [Math.round(widthPt), Math.round(heightPt)];
			const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}"><rect width="${widthPx}" height="${heightPx}" fill="#dde"/><text y="20">${title}${state}</text></svg>`;
			return Promise.resolve({ svg, widthPx, heightPx });
		},
		paint({ svg }) {
			this.painted++;
			return Promise.resolve(writeBitPng(20, (x, y) => (x * y + svg.length) % 3 === 0));
		}
	};
}
