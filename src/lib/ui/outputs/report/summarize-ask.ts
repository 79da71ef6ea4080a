import { Format } from '#lib/core/figures/format.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { REPORT_TEXTS } from '../../messages/report.ts';
import { hasBrief, listSections, type ReportSettings } from './write-report-query.ts';

/** Parts of the city that a report can be of, by kind. */
export type ReportParts = Record<
	'district' | 'cluster',
	readonly { id: string; name: string; nameEn: string }[]
>;

interface Known {
	city: { name: string; nameEn: string };
	parts: ReportParts;
	edits: readonly Edit[];
	scenarios: readonly { id: string; name: string }[];
	/** Of the screen, which is not that of the report. */
	lang: 'zh' | 'en';
}

/** The report that will be made, in one sentence. */
export function summarizeAsk(
	settings: ReportSettings,
	{ city, parts, edits, scenarios, lang }: Known
): string {
	const say = REPORT_TEXTS[lang];
	const format = new Format(lang);
	const { kind, part, minutes, speedMps, sections } = settings;
	const isBrief = settings.isBrief && hasBrief(kind);
	const known = listSections(part !== null);
	const wanted = known.filter((id) => sections.includes(id));
	const scenarioId = settings.plan.kind === 'scenario' ? settings.plan.id : null;
	const scenario = scenarios.find(({ id }) => id === scenarioId);
	return say.summary({
		where: namePart(),
		what: isBrief ? say.brief : say.whole,
		file: `${kind.toUpperCase()}${lang === 'zh' ? '，' : ', '}${say.languages[settings.lang]}`,
		minutes: minutes.join(lang === 'zh' ? '、' : ' and '),
		speed: format.number(speedMps, 2),
		sections:
			isBrief || wanted.length === known.length
				? ''
				: wanted.map((id) => say.section[id]).join(format.comma) || say.noSection,
		trial:
			settings.plan.kind === 'now'
				? ''
				: scenario
					? say.planScenario(scenario.name)
					: say.planTried(edits.length)
	});

	function namePart(): string {
		if (!part) return lang === 'zh' ? say.city : format.name(city);
		if (part.kind === 'package') return `${say.package.replace('…', '')} ${part.id} `;
		const found = parts[part.kind].find(({ id }) => id === part.id);
		return found ? format.name(found) : part.id;
	}
}
