import { isIntakeKind, type IntakeKind } from './kinds.ts';

/** Words of names of files, sheets and layers; the first that is found decides. */
const WORDS: readonly (readonly [IntakeKind, RegExp])[] = [
	['entrances', /出入口|大门|entrance|gate/],
	['doors', /中心.{0,2}门|\bdoors?\b/],
	['centres', /服务中心|中心|centre|center/],
	['clusters', /组团|片区|cluster/],
	['blocks', /街坊|block/],
	['axes', /主轴|轴线|\bax[ei]s\b/],
	['districts', /行政区|区划|区县|县区|district/],
	['facilities', /设施|幼儿园|养老|卫生|公厕|停车|facilit/],
	['buildings', /楼栋|楼幢|建筑|房屋|building/],
	['landmarks', /地标|landmark/],
	['walls', /围墙|\bwalls?\b/],
	['links', /连通道|通道|\blinks?\b/],
	['passages', /开墙|passage/],
	['streets', /道路|路网|街道|street|road/],
	['communities', /小区|社区|院落|台账|改造|communit|residential/]
];

/**
 * What the rows of a file are likely to be, by what file, sheet or layer is called; the planner can say otherwise.
 *
 * @param names the most telling first
 * @returns `undefined` where none tells
 */
export function guessKind(...names: readonly string[]): IntakeKind | undefined {
	for (const name of names) {
		const plain = name
			.toLowerCase()
			.replace(/\.[a-z]+$/, '')
			.trim();
		if (isIntakeKind(plain)) return plain;
		const found = WORDS.find(([, word]) => word.test(plain));
		if (found) return found[0];
	}
	return undefined;
}
