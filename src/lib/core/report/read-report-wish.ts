import { MINUTES_RANGE } from '../coverage/settings.ts';
import { isIsoDate } from '../text/is-iso-date.ts';
import { readEdits } from '../what-if/edit-text.ts';
import type { Edit } from '../what-if/types.ts';
import { CITY_SECTIONS, SECTION_IDS, type SectionId } from './section-ids.ts';
import { WrongOptions, type WrongOption } from './wrong-options.ts';

/** Parts of the city that a report can be of. */
export const REPORT_PARTS = ['district', 'cluster', 'package'] as const;

/** All parameters of a report, the same in addresses and on the command line. */
export const REPORT_PARAMETERS = [
	'lang',
	'as-of',
	...REPORT_PARTS,
	'sections',
	'brief',
	'minutes',
	'speed',
	'scenario',
	'what-if',
	'known'
] as const;
type Parameter = (typeof REPORT_PARAMETERS)[number];

/** What a report is to be; parts and scenarios are not looked up yet. */
export interface ReportWish {
	lang: 'zh' | 'en';
	/** ISO date; `undefined`: that of the data. */
	asOf: string | undefined;
	/** Revision at which the plan is looked at; `null`: the newest. */
	known: number | null;
	/** Id, name or number of the part; `null`: the whole city. */
	part: { kind: (typeof REPORT_PARTS)[number]; text: string } | null;
	/** `null`: all that are not empty. */
	sections: SectionId[] | null;
	/** 简报 on two pages. */
	isBrief: boolean;
	/** `null`: those of the scenario, or the usual ones. */
	minutes: [inner: number, outer: number] | null;
	/** Metres a second; `null` likewise. */
	speedMps: number | null;
	scenario: string | null;
	/** What-if edits; empty: none. */
	edits: Edit[];
}

const SPEED_RANGE = { min: 0.1, max: 5 };
/** Formats that have no place for a brief of two pages. */
const WITHOUT_BRIEF: ReadonlySet<string> = new Set(['xlsx']);

/**
 * Reads the parameters of a report. None is ignored: an unknown, repeated or invalid one, or one that contradicts
 * with the rest is refused, all of it at once.
 *
 * @param query by the names of {@link REPORT_PARAMETERS}; `whatif`, as the workbench's address has it, is `what-if`
 * @param format of the file, `docx`
 * @throws WrongOptions
 */
export function readReportWish(query: URLSearchParams, format: string): ReportWish {
	const wrong: WrongOption[] = [];
	const given = new Map<Parameter, string>();
	for (const written of new Set(query.keys())) {
		const name = REPORT_PARAMETERS.find((one) => one === (written === 'whatif' ? 'what-if' : written));
		const values = query.getAll(written);
		if (!name) wrong.push({ name: written, value: values.join(', '), right: listParameters() });
		else if (values.length > 1 || given.has(name))
			wrong.push({ name: written, value: values.join(' and '), right: 'one value' });
		else given.set(name, values[0]!);
	}
	/** Reads what is given, `missing` where it is not. */
	const read = <Value>(
		name: Parameter,
		missing: Value,
		right: string,
		parse: (text: string) => Value | undefined
	): Value => {
		const text = given.get(name);
		if (text === undefined) return missing;
		const value = parse(text);
		if (value === undefined) wrong.push({ name, value: text, right });
		return value ?? missing;
	};
	const parts = REPORT_PARTS.filter((kind) => given.has(kind));
	const part = parts[0] ? { kind: parts[0], text: given.get(parts[0])! } : null;
	if (parts.length > 1)
		wrong.push({
			name: parts.join(' and '),
			value: parts.map((kind) => given.get(kind)).join(' and '),
			right: 'one of them: a report is of one part of the city'
		});
	const wish: ReportWish = {
		lang: read('lang', 'zh', 'zh, en', (text) => (text === 'zh' || text === 'en' ? text : undefined)),
		asOf: read<string | undefined>('as-of', undefined, 'a date as 2022-01-31', (text) =>
			isIsoDate(text) ? text : undefined
		),
		known: read<number | null>('known', null, 'a revision of the plan, a whole number', (text) =>
			/^\d{1,9}$/.test(text) ? Number(text) : undefined
		),
		part,
		sections: read('sections', null, sayRightSections(part !== null), (text) =>
			readSections(text, part !== null)
		),
		isBrief: read('brief', false, '1, 0', (text) =>
			text === '1' || text === '' ? true : text === '0' ? false : undefined
		),
		minutes: read('minutes', null, sayRightMinutes(), readMinutes),
		speedMps: read('speed', null, `metres a second, ${SPEED_RANGE.min} to ${SPEED_RANGE.max}`, readSpeed),
		scenario: read('scenario', null, 'the id of a scenario', (text) => (text === '' ? undefined : text)),
		edits: read<Edit[]>(
			'what-if',
			[],
			'changes of the plan as the workbench has them in its address after whatif=, such as close~centre-01',
			readAllEdits
		)
	};
	const clash = (name: Parameter, right: string) => wrong.push({ name, value: given.get(name)!, right });
	if (wish.scenario !== null && given.has('what-if'))
		clash('what-if', 'nothing beside a scenario, which has its own changes');
	if (wish.isBrief && given.has('sections')) clash('sections', 'nothing beside brief, which has its own');
	if (wish.isBrief && WITHOUT_BRIEF.has(format)) clash('brief', `nothing for ${format}: it has no pages`);
	if (wrong.length > 0) throw new WrongOptions(wrong);
	return wish;
}

const listParameters = () => `nothing: there is ${REPORT_PARAMETERS.join(', ')}`;

const sayRightMinutes = () =>
	`two whole numbers from ${MINUTES_RANGE.min} to ${MINUTES_RANGE.max}, the smaller first, as 15,30`;

function readMinutes(text: string): [number, number] | undefined {
	const [inner, outer, ...more] = text.split(',').map(toNumber);
	const isMinutes = (m: number | undefined) =>
		m !== undefined && Number.isInteger(m) && m >= MINUTES_RANGE.min && m <= MINUTES_RANGE.max;
	return more.length === 0 && isMinutes(inner) && isMinutes(outer) && inner! < outer!
		? [inner!, outer!]
		: undefined;
}

function readSpeed(text: string): number | undefined {
	const speedMps = toNumber(text);
	return speedMps >= SPEED_RANGE.min && speedMps <= SPEED_RANGE.max ? speedMps : undefined;
}

const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

const sectionsOf = (isPart: boolean) => SECTION_IDS.filter((id) => !isPart || !CITY_SECTIONS.includes(id));

const sayRightSections = (isPart: boolean) =>
	`some, separated by commas, of ${sectionsOf(isPart).join(', ')}`;

/** In the order of the report, whatever their order here. */
function readSections(text: string, isPart: boolean): SectionId[] | undefined {
	const asked = text.split(',').map((one) => one.trim());
	const known = sectionsOf(isPart);
	return asked.every((one) => known.some((id) => id === one))
		? known.filter((id) => asked.includes(id))
		: undefined;
}

/** Changes of a text, each of which must be understood; as it is copied from an address, percent-encoded, too. */
function readAllEdits(text: string): Edit[] | undefined {
	const isFromAddress = !text.includes('~') && /%7e/i.test(text);
	const plain = isFromAddress ? (new URLSearchParams(`whatif=${text}`).get('whatif') ?? '') : text;
	const edits = readEdits(plain);
	return edits.length === plain.split(';').length ? edits : undefined;
}
