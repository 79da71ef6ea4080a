import { MINUTES_RANGE } from '#lib/core/coverage/settings.ts';
import { SECTION_IDS, type SectionId } from '#lib/core/report/section-ids.ts';
import type { Selection } from '#lib/carto/view-query.ts';
import type { ReportKind } from '../../messages/report.ts';
import type { ReportSettings } from './write-report-query.ts';

/** What the screen shows when the sheet is opened. */
interface Shown {
	lang: 'zh' | 'en';
	asOf: string;
	minutes: readonly [inner: number, outer: number];
	speedMps: number;
	selection: Selection | null;
	isTried: boolean;
}

/** What the sheet of reports is set to, at first to what the screen shows. */
export class ReportAsk implements ReportSettings {
	kind = $state<ReportKind>('docx');
	lang = $state<'zh' | 'en'>('zh');
	asOf = $state('');
	isBrief = $state(false);
	/** As in the list of parts: '' the city, `district:id`, `cluster:id`, `package`. */
	scope = $state('');
	packageNumber = $state(1);
	sections = $state<SectionId[]>([...SECTION_IDS]);
	inner = $state(15);
	outer = $state(30);
	speedMps = $state(1);
	/** As in the list of plans: `now`, `tried`, or a scenario's id after `scenario:`. */
	planKey = $state('now');

	constructor({ lang, asOf, minutes, speedMps, selection, isTried }: Shown) {
		this.lang = lang;
		this.asOf = asOf;
		[this.inner, this.outer] = minutes;
		this.speedMps = speedMps;
		if (selection?.kind === 'district' || selection?.kind === 'cluster')
			this.scope = `${selection.kind}:${selection.id}`;
		if (isTried) this.planKey = 'tried';
	}

	get minutes(): readonly [inner: number, outer: number] {
		return [this.inner, this.outer];
	}

	get part(): ReportSettings['part'] {
		if (this.scope === '') return null;
		if (this.scope === 'package') return { kind: 'package', id: String(this.packageNumber) };
		const [kind, ...id] = this.scope.split(':');
		return { kind: kind as 'district' | 'cluster', id: id.join(':') };
	}

	get plan(): ReportSettings['plan'] {
		return this.planKey === 'now' || this.planKey === 'tried'
			? { kind: this.planKey }
			: { kind: 'scenario', id: this.planKey.slice('scenario:'.length) };
	}

	/** Minutes that a report can be measured with. */
	get areMinutesRight(): boolean {
		const isRight = (m: number) => Number.isInteger(m) && m >= MINUTES_RANGE.min && m <= MINUTES_RANGE.max;
		return isRight(this.inner) && isRight(this.outer) && this.inner < this.outer;
	}
}
