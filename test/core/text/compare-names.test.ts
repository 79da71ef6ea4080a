import { describe, expect, it } from 'vitest';
import { compareNames } from '#lib/core/text/compare-names.ts';

const sorted = (lang: 'zh' | 'en', ...names: string[]) => names.toSorted(compareNames(lang)).join(' ');

describe('order of names', () => {
	it('is by pinyin in Chinese, whatever the strokes and codes', () => {
		expect(sorted('zh', '田野小区', '北塘小区', '防疫站宿舍', '环农园小区', '安定小区')).toBe(
			'安定小区 北塘小区 防疫站宿舍 环农园小区 田野小区'
		);
	});

	it('counts numerals that count something, and digits, by their size', () => {
		expect(sorted('zh', '十二组团', '二组团', '十组团', '九组团', '一组团')).toBe(
			'一组团 二组团 九组团 十组团 十二组团'
		);
		expect(sorted('zh', '大二十一区', '大三区', '大一百零五号', '大二区')).toBe(
			'大二区 大三区 大二十一区 大一百零五号'
		);
		expect(sorted('zh', '三组团010小区', '三组团9小区', '二组团100小区')).toBe(
			'二组团100小区 三组团9小区 三组团010小区'
		);
	});

	it('leaves numerals that are a name to their sound', () => {
		expect(sorted('zh', '七一路小区', '北塘小区', '五四路小区', '田野小区')).toBe(
			'北塘小区 七一路小区 田野小区 五四路小区'
		);
	});

	it('is by letters in English, numbers by their size', () => {
		expect(sorted('en', 'Community 10', 'beitang', 'Community 9', 'Antang')).toBe(
			'Antang beitang Community 9 Community 10'
		);
	});
});
