import { pinyin } from 'pinyin-pro';
import { drawName, GENERIC, STEM_FIRST, STEM_SECOND, type Draw, type KnownPlace } from './known-city.ts';

const TRADITIONAL: Record<string, string> = Object.fromEntries(
	[
		...'东東华華红紅银銀长長兴興丽麗园園桥橋门門阳陽区區号號医醫学學纺紡厂廠机機电電馆館铁鐵农農农農业業业業风風师師范範馨馨莲蓮龙龍'
	]
		.join('')
		.match(/../gu)!
		.map((pair) => [...pair] as [string, string])
);
const HOMOPHONES: Record<string, string> = {
	北: '倍',
	南: '楠',
	东: '冬',
	新: '欣',
	和: '河',
	建: '健',
	永: '咏',
	红: '宏',
	光: '广',
	金: '锦',
	华: '桦',
	裕: '玉',
	塘: '棠',
	安: '庵',
	康: '慷',
	园: '圆',
	晖: '辉',
	泰: '太',
	湖: '胡',
	林: '琳',
	馨: '欣',
	阳: '杨',
	纺: '访',
	厂: '场'
};
const FULL_WIDTH = (text: string) =>
	text.replace(/[0-9A-Za-z]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
const ROMAN = ['Ⅰ', 'Ⅱ', 'Ⅲ'];
const TYPED = [...'永平顺德福胜利民春城关乐'];
export const wordsOf = (name: string) => pinyin(name, { toneType: 'none', type: 'array' });

export type Spelling = (
	name: string,
	place: KnownPlace,
	draw: Draw,
	layout: { numbering: string }
) => string | undefined;
/** Other ways in which one writes the name of a place. What tells enough by itself comes first. */
export const NOTATIONS: Record<string, Spelling> = {
	exact: (name) => name,
	'full width': (name) => (/[0-9A-Za-z]/.test(name) ? FULL_WIDTH(name) : undefined),
	blanks: (name) => `${name.slice(0, 2)} ${name.slice(2)}`,
	brackets: (name) => {
		const found = /^(.{3,})([一二三]期|[东西南]区|[ABC]区)$/.exec(name);
		return found ? `${found[1]}（${found[2]}）` : undefined;
	},
	'phase in other digits': (name) => {
		const found = /^(.*小区)([一二三])([期区])$/.exec(name);
		if (!found) return undefined;
		const n = '一二三'.indexOf(found[2]!);
		return n % 2 === 0 ? `${found[1]}${n + 1}${found[3]}` : `${found[1]}${ROMAN[n]}${found[3]}`;
	},
	'lower case': (name) => (/[A-C]区/.test(name) ? name.toLowerCase() : undefined),
	traditional: (name) => {
		const other = [...name].map((sign) => TRADITIONAL[sign] ?? sign).join('');
		return other === name ? undefined : other;
	},
	'with the city': (name, { family }) => (GENERIC.includes(family ?? '') ? undefined : `保定市${name}`),
	'with the district': (name, { district, family }) =>
		GENERIC.includes(family ?? '') ? undefined : `${district}${name}`,
	alias: (_, { aliases, family }) => (GENERIC.includes(family ?? '') ? undefined : aliases[0]),
	'renamed, with its old name': (name, _, draw) =>
		`${drawNewStem(draw)}雅居（${draw.pick(['原', '原名', '曾用名：', '又名', '原名：'])}${name}）`,
	'number without 院': (name) =>
		name.endsWith('号院') ? name.replace(/号院$/, name.length % 2 === 0 ? '号' : '号小区') : undefined,
	pinyin: (name) => (/\d/.test(name) ? undefined : titleCase(wordsOf(name).join(' '))),
	'numbered in the name': (name, _, { between }, { numbering }) =>
		numbering === '' ? `${between(1, 60)}、${name}` : undefined
};
/** Ways that may mean another place as well: the row has to say more. */
export const DISTORTIONS: Record<string, Spelling> = {
	'typed as it sounds': (name) => {
		const at = [...name].findIndex((sign) => HOMOPHONES[sign]);
		return at < 0 ? undefined : swap(name, at, HOMOPHONES[name[at]!]!);
	},
	'one letter wrong': (name, _, { between, pick }) =>
		/\d|[期区]$/.test(name) ? undefined : swap(name, between(0, Math.min(1, name.length - 3)), pick(TYPED)),
	'one letter missing': (name, _, { between }) =>
		/\d|[期区]$/.test(name) || name.length < 5 ? undefined : swap(name, between(0, name.length - 3), ''),
	'other word for housing': (name) =>
		name.endsWith('宿舍')
			? name.replace(/宿舍$/, '家属院')
			: name.endsWith('家属院')
				? name.replace(/家属院$/, '宿舍')
				: undefined,
	shortened: (name) => (/.{2}(小区|花园|家园)$/.test(name) ? name.slice(0, -2) : undefined),
	'name of many': (_, { family, aliases }) => (GENERIC.includes(family ?? '') ? aliases[0] : undefined),
	'renamed without a word': (_, __, draw) => `${drawNewStem(draw)}雅居`
};

const swap = (name: string, at: number, by: string) => name.slice(0, at) + by + name.slice(at + 1);
const titleCase = (text: string) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
const drawNewStem = ({ pick }: Draw) =>
	`${pick(['翠', '锦', '紫', '碧', '御'])}${pick(['竹', '云', '霞', '溪', '峰'])}`;

/** New places with names that are like others'. */
export const NEWCOMERS: Record<string, (place: KnownPlace, draw: Draw) => string | undefined> = {
	'new name': (_, draw) => drawName(draw),
	'next phase': ({ name }) =>
		/(期|区)$/.test(name)
			? name.replace(
					/(一|二|三|东|西|南|A|B|C)([期区])$/,
					(_, of: string, end: string) => `${of < 'Z' ? 'F' : /[东西南]/.test(of) ? '北' : '五'}${end}`
				)
			: `${name}二期`,
	'next number': ({ name }, { between }) =>
		/\d/.test(name) ? name.replace(/\d+/, (n) => String(Number(n) + between(1, 3))) : undefined,
	'other number': ({ name }) => (/第一|第三/.test(name) ? name.replace(/第[一三]/, '第四') : undefined),
	'one letter other': ({ name }, { pick, chance }) =>
		/\d|[期区]$/.test(name)
			? undefined
			: chance(0.5)
				? swap(name, 0, pick(STEM_FIRST))
				: swap(name, 1, pick(STEM_SECOND)),
	'other ending': ({ name }, { pick }) =>
		/.{2}(小区|花园|家园|新村)$/.test(name)
			? name.slice(0, -2) + pick(['小区', '花园', '家园', '新村'])
			: undefined,
	'other housing': ({ name }) =>
		name.endsWith('宿舍')
			? name.replace(/宿舍$/, '家属院')
			: name.endsWith('家属院')
				? name.replace(/家属院$/, '宿舍')
				: undefined,
	'sounds the same': ({ name }) => {
		const at = [...name].findIndex((sign) => HOMOPHONES[sign]);
		return at < 0 ? undefined : swap(name, at, HOMOPHONES[name[at]!]!);
	},
	/** Where the ledger says the districts: one is told by them. */
	'same name elsewhere': ({ name }) => name,
	'a part': ({ name }) => (name.endsWith('小区') ? `${name}${'北院'}` : undefined)
};
