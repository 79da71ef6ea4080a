import { computeFigure } from '../figures/compute-figure.ts';
import { formatFigure } from '../figures/format-figure.ts';
import { Format } from '../figures/format.ts';
import { NO_PLANNING, type Figure, type FigureKey } from '../figures/types.ts';
import type { MeasuredPlan, Scope } from '../model/types.ts';
import { sayEdits } from '../report/say-edits.ts';

/** How many changes are named. */
const TOLD_MAX = 3;
const KEYS = ['coverage-inner', 'households-beyond-inner'] as const satisfies FigureKey[];

/**
 * What a picture of a trial says beside its mark: the changes, then coverage and the households beyond the inner circle
 * before → after, a line each. Nothing of a plan without edits.
 *
 * @param before the same plan without what is tried
 * @param scope of the figures
 */
export function tellTrial(
	plan: MeasuredPlan,
	before: MeasuredPlan,
	scope: Scope,
	lang: 'zh' | 'en'
): string[] {
	if (plan.edits.length === 0) return [];
	const changes = sayEdits(plan, lang);
	const more = changes.length - TOLD_MAX;
	const told = changes.slice(0, TOLD_MAX).join(lang === 'zh' ? '；' : '; ');
	const rest =
		more <= 0 ? '' : lang === 'zh' ? `；另有 ${more} 处` : `; and ${new Format(lang).number(more)} more`;
	const [inner] = plan.minutes;
	const names = {
		zh: { 'coverage-inner': `${inner} 分钟覆盖率`, 'households-beyond-inner': `${inner} 分钟圈外住户` },
		en: {
			'coverage-inner': `Covered within ${inner} min`,
			'households-beyond-inner': `Households beyond ${inner} min`
		}
	}[lang];
	const figures = KEYS.map((key) => {
		const [was, is] = [before, plan].map((one) =>
			computeFigure(key, { plan: one, planning: NO_PLANNING }, scope)
		);
		// The unit once, behind the second; in English the name says it.
		const isCount = was!.unit !== 'share';
		const plainly = ({ value }: Figure) => (value === null ? '–' : new Format(lang).number(value));
		const first = isCount ? plainly(was!) : formatFigure(was!, lang);
		const second = isCount && lang === 'en' ? plainly(is!) : formatFigure(is!, lang);
		return `${names[key]}${lang === 'zh' ? '：' : ': '}${first} → ${second}`;
	});
	return [`${told.charAt(0).toUpperCase()}${told.slice(1)}${rest}`, ...figures];
}
