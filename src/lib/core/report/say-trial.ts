import type { ReportDocument } from './types.ts';

/** The large mark on every page of what is only tried; '' of the plan as it stands. */
export function sayTrial({ lang, trial }: Pick<ReportDocument, 'lang' | 'trial'>): string {
	if (!trial) return '';
	const name = trial.name === '' ? '' : lang === 'zh' ? `“${trial.name}”` : ` “${trial.name}”`;
	return lang === 'zh' ? `推演${name} · 非现行方案` : `What-if${name} – not the plan in force`;
}
