import type { ReportDocument } from './types.ts';

/** The large 推演 mark on every page of a what-if; '' without edits. */
export function sayTrial({ lang, trial }: Pick<ReportDocument, 'lang' | 'trial'>): string {
	if (!trial) return '';
	const name = trial.name === '' ? '' : lang === 'zh' ? `“${trial.name}”` : ` “${trial.name}”`;
	return lang === 'zh' ? `推演${name} · 非现行方案` : `What-if${name} – not the plan in force`;
}
