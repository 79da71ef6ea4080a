import { isOnTarget } from '../packages/is-on-target.ts';
import { ON_TARGET_SHARE } from '../packages/settings.ts';
import type { PackageMeasure } from '../packages/settings.ts';
import type { ChartRule } from './chart-rule.ts';
import { Format } from './format.ts';
import { measurePackageSizes } from './measure-package-sizes.ts';
import type { Both, ChartKey } from './types.ts';

/** Sizes are told in steps as wide as what is on target. */
const STEP_SHARE = 2 * ON_TARGET_SHARE;

export const PLANNING_CHARTS = {
	'package-sizes': ({ planning: { packages } }) => {
		if (!packages || packages.proposal.plan.packages.length === 0) return null;
		const { settings } = packages.proposal.plan;
		const sizes = [...measurePackageSizes(packages).values()];
		// Steps from the target, 0 for those on it: a size at its edge is on target, at another's edge nearer to it.
		const stepOf = (size: number) => {
			if (isOnTarget(size, settings)) return 0;
			const deviation = size / settings.target - 1;
			return (
				Math.sign(deviation) *
				Math.max(1, Math.ceil((Math.abs(deviation) - ON_TARGET_SHARE) / STEP_SHARE - 1e-9))
			);
		};
		const steps = sizes.map(stepOf);
		const first = Math.min(0, ...steps);
		const shown = Array.from({ length: Math.max(0, ...steps) - first + 1 }, (_, i) => first + i);
		return {
			kind: 'bar',
			title: {
				zh: `连片项目规模（目标 ${describeSize(settings.target, settings.measure).zh}）`,
				en: `Sizes of packages (target ${describeSize(settings.target, settings.measure).en})`
			},
			unit: 'packages',
			categories: shown.map((step) => {
				const [least, most] = [step - 0.5, step + 0.5].map((edge) =>
					Math.max(0, settings.target * (1 + edge * STEP_SHARE))
				);
				return describeRange(least!, most!, settings.measure);
			}),
			series: [
				{
					name: { zh: '连片项目', en: 'packages' },
					pigment: 'violet',
					values: shown.map((step) => steps.filter((one) => one === step).length)
				}
			]
		};
	},
	'siting-frontier': ({ planning: { siting } }) => {
		const frontier = siting?.sited.frontier ?? [];
		if (!siting || frontier.length === 0) return null;
		const { model, demandWeight } = siting.sited;
		const { minutes, speedMps } = siting.question;
		if (model !== 'mclp' && model !== 'p-median') return null;
		const isCovering = model === 'mclp';
		// Against today: what a further centre brings is seen on an axis that starts at zero.
		const today = siting.sited.covered[0];
		const points = isCovering ? [{ p: 0, objective: today }, ...frontier] : frontier;
		return {
			kind: 'line',
			title: isCovering
				? {
						zh: `新建处数与 ${minutes} 分钟圈内新增住户`,
						en: `Households gained within ${minutes} minutes by new centres`
					}
				: { zh: '新建处数与平均步行', en: 'Mean walk by new centres' },
			unit: isCovering ? 'households' : 'seconds',
			categories: points.map(({ p }) => ({ zh: String(p), en: String(p) })),
			series: [
				{
					name: isCovering
						? { zh: '新增住户', en: 'households gained' }
						: { zh: '平均步行', en: 'mean walk' },
					pigment: 'azurite',
					values: points.map(({ objective }) =>
						!Number.isFinite(objective)
							? null
							: isCovering
								? objective - today
								: objective / demandWeight / speedMps
					)
				}
			]
		};
	}
} satisfies Partial<Record<ChartKey, ChartRule>>;

function describeSize(size: number, measure: PackageMeasure): Both {
	const unit = measure === 'households' ? 'households' : 'm2';
	return { zh: new Format('zh').value(size, unit), en: new Format('en').value(size, unit) };
}

function describeRange(least: number, most: number, measure: PackageMeasure): Both {
	if (measure === 'households') {
		const range = `${Math.round(least)}–${Math.round(most)}`;
		return { zh: range, en: range };
	}
	const of = (size: number) => new Format('zh').number(size / 10_000, 1);
	return { zh: `${of(least)}–${of(most)} 万`, en: `${of(least)}–${of(most)}×10,000 m²` };
}
