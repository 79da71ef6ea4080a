import { MINUTES_RANGE } from '#lib/core/coverage/settings.ts';
import { readEdits } from '#lib/core/what-if/edit-text.ts';
import {
	DESK_KEYS,
	LANGS,
	LAYER_KEYS,
	MEASURES,
	readPlaceId,
	SELECTION_KINDS,
	TABLE_COLUMNS,
	TABLE_ONLY,
	TABLE_REACHES,
	THEMES
} from './view-query.ts';

/** A parameter whose value is none of the right ones. */
export interface WrongParameter {
	name: string;
	value: string;
	/** What it takes, to follow "takes". */
	right: string;
	/** The same in Chinese; left out where it is a list of words as they are written in addresses. */
	rightZh?: string;
}

export interface CheckedQuery {
	/** Names of parameters that nobody knows, each once, in the order given. */
	ignored: string[];
	/** In the order given. */
	wrong: WrongParameter[];
}

/** What a parameter takes, in words and as a test. */
export interface ParameterRule {
	right: string;
	/** In Chinese; left out where it would be the same. */
	rightZh?: string;
	isRight: (value: string) => boolean;
}

/** A parameter that takes one of these words. */
export function oneOf(words: readonly string[]): ParameterRule {
	return { right: words.join(', '), isRight: (value) => words.includes(value) };
}

/** Strict where `readViewQuery` is lenient: a picture that is asked for by mistake is not to be printed. */
const VIEW_RULES: Readonly<Record<string, ParameterRule>> = {
	view: {
		right: 'longitude,latitude,zoom, as 115.49,38.87,13',
		rightZh: '经度、纬度和缩放级别，以英文逗号分隔，例如 115.49,38.87,13',
		isRight: (value) => {
			const [lng, lat, zoom, ...more] = readNumbers(value);
			return more.length === 0 && isWithin(lng, -180, 180) && isWithin(lat, -85, 85) && isWithin(zoom, 0, 24);
		}
	},
	layers: {
		right: `none or some, separated by commas, of ${LAYER_KEYS.join(', ')}`,
		rightZh: `留空，或以英文逗号分隔的若干项：${LAYER_KEYS.join('、')}`,
		isRight: (value) =>
			value === '' || value.split(',').every((key) => (LAYER_KEYS as readonly string[]).includes(key))
	},
	select: {
		right: `kind:id, the kind one of ${SELECTION_KINDS.join(', ')}; the id of a place is longitude,latitude`,
		rightZh: `类别和编号，以英文冒号分隔，例如 cluster:cluster-01；类别为 ${SELECTION_KINDS.join('、')} 之一；place 的编号为经度和纬度，以英文逗号分隔`,
		isRight: (value) => {
			const [kind, ...rest] = value.split(':');
			const id = rest.join(':');
			if (!(SELECTION_KINDS as readonly (string | undefined)[]).includes(kind)) return false;
			return kind === 'place' ? readPlaceId(id) !== undefined : id !== '';
		}
	},
	minutes: {
		right: `two whole numbers from ${MINUTES_RANGE.min} to ${MINUTES_RANGE.max}, the smaller first, as 15,30`,
		rightZh: `两个 ${MINUTES_RANGE.min}–${MINUTES_RANGE.max} 的整数，由小到大，例如 15,30`,
		isRight: (value) => {
			const [inner, outer, ...more] = readNumbers(value);
			const isMinutes = (m: number | undefined) =>
				Number.isInteger(m) && isWithin(m, MINUTES_RANGE.min, MINUTES_RANGE.max);
			return more.length === 0 && isMinutes(inner) && isMinutes(outer) && inner! < outer!;
		}
	},
	speed: {
		right: 'metres a second from 0.1 to 5',
		rightZh: '步速，0.1–5 米/秒',
		isRight: (value) => isWithin(value.trim() === '' ? Number.NaN : Number(value), 0.1, 5)
	},
	of: oneOf(MEASURES),
	table: oneOf(['0', '1']),
	filter: { right: 'any text', rightZh: '任意文字', isRight: () => true },
	reach: oneOf(TABLE_REACHES),
	only: oneOf(TABLE_ONLY),
	sort: {
		right: `${TABLE_COLUMNS.join(', ')}, with - in front for descending`,
		rightZh: `${TABLE_COLUMNS.join('、')} 之一，降序时前面加 -`,
		isRight: (value) => (TABLE_COLUMNS as readonly string[]).includes(value.replace(/^-/, ''))
	},
	whatif: {
		right: 'changes of the plan as the workbench writes them into its address',
		rightZh: '工作台写入链接的推演改动',
		isRight: (value) => value === '' || readEdits(value).length === value.split(';').length
	},
	desk: oneOf(DESK_KEYS),
	compare: {
		right: 'two ids of scenarios, separated by a comma',
		rightZh: '两个方案的编号，以英文逗号分隔',
		isRight: (value) => /^[^,]+,[^,]+$/.test(value)
	},
	lang: oneOf(LANGS),
	theme: oneOf(THEMES)
};

/**
 * What is unknown and what is wrong in a query that describes a view. A parameter given twice is wrong: one of the
 * two would be left out in silence.
 *
 * @param also names of parameters beside the view's own whose values the caller checks
 * @param rules of parameters beside the view's own; they stand before the view's
 */
export function checkViewQuery(
	query: URLSearchParams,
	{
		also = [],
		rules = {}
	}: { also?: readonly string[]; rules?: Readonly<Record<string, ParameterRule>> } = {}
): CheckedQuery {
	const known = new Map(Object.entries({ ...VIEW_RULES, ...rules }));
	const ignored: string[] = [];
	const wrong: WrongParameter[] = [];
	for (const name of new Set(query.keys())) {
		const rule = known.get(name);
		const [value = '', ...more] = query.getAll(name);
		if (!rule && !also.includes(name)) ignored.push(name);
		else if (more.length > 0)
			wrong.push({ name, value: [value, ...more].join(' and '), right: 'one value', rightZh: '只给一个值' });
		else if (rule && !rule.isRight(value))
			wrong.push({ name, value, right: rule.right, ...(rule.rightZh ? { rightZh: rule.rightZh } : {}) });
	}
	return { ignored, wrong };
}

const readNumbers = (text: string): number[] =>
	text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));

const isWithin = (value: number | undefined, least: number, most: number): boolean =>
	value !== undefined && value >= least && value <= most;
