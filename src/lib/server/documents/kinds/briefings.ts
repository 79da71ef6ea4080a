import { describeBriefingProblems } from '#lib/core/briefings/describe-briefing-problems.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { DocumentKind } from '../types.ts';

/** Briefings (汇报): slides of live views. Checked by the rules that the editor shows while one is written. */
export const BRIEFINGS: DocumentKind<BriefingDocument, { slideCount: number }> = {
	name: 'briefing',
	rowsMax: 200,
	contentMax: 4_000_000,
	migrations: [],
	check: (value) => {
		const [zh, en] = [describeBriefingProblems(value, 'zh'), describeBriefingProblems(value, 'en')];
		return zh.length === 0
			? { content: value as BriefingDocument }
			: { problems: zh.map((text, i) => ({ zh: text, en: en[i]! })) };
	},
	summarize: ({ slides }) => ({ slideCount: slides.length }),
	order: 'latest'
};
