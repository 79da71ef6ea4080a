import { PROVENANCES, type Provenance } from '../city/provenance.ts';
import { isInScope } from '../model/rows-in-scope.ts';
import { putFigureInWords } from './figure-words.ts';
import { Format } from './format.ts';
import { listStandards } from './list-standards.ts';
import { nameScope } from './name-scope.ts';
import type { Figure, FigureInput, FigureSource } from './types.ts';

/** A figure in words, in one language. */
export interface FigureExplanation {
	/** With the part of the city it is of: 保定 · 15 分钟生活圈覆盖率. */
	name: string;
	/** In words. */
	formula: string;
	/** The formula with its numbers: 63,674 ÷ 81,440 = 78.2%. */
	worked: string;
	inputs: { name: string; value: string }[];
	/** Where the data come from, illustrative ones said first. */
	source: string;
	/** The day that the data are true for, as the language writes it. */
	asOf: string;
	/** Standards and assumptions behind it, a line each, with what they are in force from. */
	standards: string[];
}

/**
 * What a figure is, how it is computed with its numbers, and what it rests on.
 *
 * @param source what the figure was computed from
 */
export function explainFigure(figure: Figure, source: FigureSource, lang: 'zh' | 'en'): FigureExplanation {
	const format = new Format(lang);
	const { name, formula } = putFigureInWords(figure.key, source.plan, lang, figure.measure);
	return {
		name: `${nameScope(source.plan, figure.scope, lang)} · ${name}`,
		formula,
		worked: workOut(figure, format),
		inputs: figure.inputs.map((input) => ({
			name: input.name[lang],
			value: format.value(input.value, input.unit)
		})),
		source: describeSource(figure, source, format),
		asOf: format.date(figure.asOf),
		standards: listStandards(figure, source, lang)
	};
}

/** Amounts in one unit are written without it, as in a sum on paper; square metres are scaled and keep theirs. */
function workOut({ value, unit, inputs }: Figure, format: Format): string {
	const operands = inputs.filter(({ operator }) => operator !== undefined);
	const result = format.value(value, unit);
	if (operands.length < 2) return result;
	const isPlain = operands.every((operand) => operand.unit === operands[0]!.unit && operand.unit !== 'm2');
	const write = (operand: FigureInput) =>
		isPlain && operand.value !== null
			? format.number(operand.value)
			: format.value(operand.value, operand.unit);
	return `${operands.map((operand, i) => (i === 0 ? write(operand) : `${operand.operator} ${write(operand)}`)).join(' ')} = ${result}`;
}

const WORDS = {
	zh: {
		illustrative: '含示意数据',
		communities: (n: string, list: string) => `小区 ${n} 个（${list}）`,
		stop: '；',
		provenance: {
			official: '官方',
			surveyed: '实测',
			imported: '导入',
			approximate: '近似落位',
			illustrative: '示意'
		}
	},
	en: {
		illustrative: 'Holds illustrative data',
		communities: (n: string, list: string) => `${n} communities (${list})`,
		stop: '; ',
		provenance: {
			official: 'official',
			surveyed: 'surveyed',
			imported: 'imported',
			approximate: 'placed approximately',
			illustrative: 'illustrative'
		}
	}
} as const satisfies Record<
	'zh' | 'en',
	{ provenance: Record<Provenance, string> } & Record<string, unknown>
>;

function describeSource({ isIllustrative, scope }: Figure, { plan }: FigureSource, format: Format): string {
	const words = WORDS[format.lang];
	const rows = plan.rows.filter((row) => isInScope(row, scope));
	const kinds = PROVENANCES.map((provenance) => ({
		provenance,
		count: rows.filter(({ props }) => props.provenance === provenance).length
	})).filter(({ count }) => count > 0);
	const list = kinds
		.map(({ provenance, count }) => `${words.provenance[provenance]} ${format.number(count)}`)
		.join(format.comma);
	return [
		...(isIllustrative ? [words.illustrative] : []),
		...(rows.length > 0 ? [words.communities(format.number(rows.length), list)] : []),
		format.attribution(plan.meta.attribution)
	].join(words.stop);
}
