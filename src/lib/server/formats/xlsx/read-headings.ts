import type { BothTexts } from '#lib/core/text/both-texts.ts';
import { ExportRefused } from '../export-refused.ts';

/** A bureau's own headings: by layer, then by column, in the order that the ledger is to have them. */
export type LedgerTemplate = Readonly<Record<string, Readonly<Record<string, string>>>>;

const LONGEST = 200;
const MOST = 2000;

/**
 * A template of headings: `{"communities": {"name": "小区名称", "households": "总户数（户）"}}`. A layer that it names
 * has these columns and no others, in this order; other layers stay as they are.
 *
 * @throws ExportRefused naming what is none
 */
export function readHeadings(text: string): LedgerTemplate {
	const given = parse(text);
	if (!isRecord(given)) throw wrong({ zh: '不是“图层→字段→表头”的对象', en: 'is no object of layers' });
	let count = 0;
	for (const [layer, columns] of Object.entries(given)) {
		if (!isRecord(columns))
			throw wrong({
				zh: `“${layer}”不是“字段→表头”的对象`,
				en: `"${layer}" is no object of columns and headings`
			});
		for (const [column, heading] of Object.entries(columns)) {
			if (typeof heading !== 'string' || heading.trim() === '' || heading.length > LONGEST)
				throw wrong({
					zh: `“${layer}”的“${column}”应为 1 至 ${LONGEST} 个字的表头`,
					en: `"${layer}", "${column}" is no heading of 1 to ${LONGEST} characters`
				});
			if (++count > MOST) throw wrong({ zh: `表头多于 ${MOST} 个`, en: `has more than ${MOST} headings` });
		}
	}
	return given as LedgerTemplate;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw wrong({ zh: '不是 JSON', en: `is no JSON (${(error as Error).message})` });
	}
}

const wrong = ({ zh, en }: BothTexts) =>
	new ExportRefused({
		zh: `表头模板${zh}；应如 {"communities": {"households": "总户数"}}。`,
		en: `The template of headings ${en}; write it as {"communities": {"households": "总户数"}}.`
	});
