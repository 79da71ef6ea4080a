import type { Lang } from '#lib/carto/view-query.ts';
import type { ResidentialBasis } from '#lib/core/ground/types.ts';

interface GroundText {
	title: string;
	what: (inner: number, outer: number) => string;
	run: string;
	again: string;
	none: string;
	land: string;
	residential: Record<ResidentialBasis, string>;
	residentialUnknown: string;
	within: (minutes: number) => string;
	area: string;
	caption: (part: string) => string;
	byPart: string;
	partColumn: string;
	gapsTitle: (minutes: number) => string;
	gapsNone: (minutes: number) => string;
	near: (names: string) => string;
	ofWhichResidential: (area: string) => string;
	moreGaps: (n: string) => string;
	fewerGaps: string;
	slivers: (n: string, area: string, least: string) => string;
	hectares: (n: string) => string;
	shade: string;
	download: string;
	fileName: string;
	measuredOn: (missed: string, wrong: string) => string;
	basis: Record<'clusters' | 'districts', string>;
}

/** Texts of ground coverage. */
const GROUND: Record<Lang, GroundText> = {
	zh: {
		title: '用地覆盖',
		what: (inner, outer) => `${inner}、${outer} 分钟生活圈覆盖多少用地，圈外还有哪些成片盲区。`,
		run: '量算用地覆盖',
		again: '重新量算',
		none: '本市没有组团或行政区界线，无从量算。',
		land: '用地',
		residential: { landuse: '居住用地', communities: '老旧小区用地' },
		residentialUnknown: '居住用地范围未知。',
		within: (minutes) => `${minutes} 分钟`,
		area: '面积',
		caption: (part) => `${part}用地在生活圈内的比例`,
		byPart: '各组团、各区',
		partColumn: '范围',
		gapsTitle: (minutes) => `${minutes} 分钟圈外的成片盲区`,
		gapsNone: (minutes) => `${minutes} 分钟圈外没有成片盲区。`,
		near: (names) => `${names}附近`,
		ofWhichResidential: (area) => `其中居住 ${area}`,
		moreGaps: (n) => `全部 ${n} 处`,
		fewerGaps: '只列最大的几处',
		slivers: (n, area, least) => `另有 ${n} 处零星地块（每处不足 ${least}，共 ${area}）未列。`,
		hectares: (n) => `${n} 公顷`,
		shade: '在地图上显示盲区',
		download: '下载盲区（GeoJSON）',
		fileName: '盲区',
		measuredOn: (missed, wrong) =>
			`按图上所绘生活圈量算，与按步行路径测算的住户覆盖率不是一回事；所绘范围在街道上的误差：漏 ${missed}，多 ${wrong}。`,
		basis: {
			clusters: '用地指组团范围；盲区以组团界线为界。',
			districts: '用地指行政区范围；盲区以区界为界。'
		}
	},
	en: {
		title: 'Ground coverage',
		what: (inner, outer) =>
			`How much land lies within ${inner} and ${outer} minutes, and where the large gaps are.`,
		run: 'Measure ground coverage',
		again: 'Measure again',
		none: 'This city has no boundaries of clusters or districts to measure.',
		land: 'Land',
		residential: { landuse: 'Residential land', communities: 'Land of old communities' },
		residentialUnknown: 'Residential land is not known.',
		within: (minutes) => `${minutes} min`,
		area: 'Area',
		caption: (part) => `Share of land within the life circles: ${part}`,
		byPart: 'By cluster and district',
		partColumn: 'Part',
		gapsTitle: (minutes) => `Gaps beyond ${minutes} minutes`,
		gapsNone: (minutes) => `No large gap beyond ${minutes} minutes.`,
		near: (names) => `near ${names}`,
		ofWhichResidential: (area) => `${area} of it residential`,
		moreGaps: (n) => `All ${n}`,
		fewerGaps: 'The largest only',
		slivers: (n, area, least) => `${n} more, each smaller than ${least}, ${area} together, are not listed.`,
		hectares: (n) => `${n} ha`,
		shade: 'Show gaps on the map',
		download: 'Download gaps (GeoJSON)',
		fileName: 'gaps',
		measuredOn: (missed, wrong) =>
			`Measured on the circles as drawn, unlike the coverage of households, which is computed from walks. Error of the drawing on the streets: ${missed} missed, ${wrong} wrongly inside.`,
		basis: {
			clusters: 'Land is that of the clusters; a gap ends at the border of its cluster.',
			districts: 'Land is that of the districts; a gap ends at the border of its district.'
		}
	}
};

export const groundText = (lang: Lang): GroundText => GROUND[lang];
