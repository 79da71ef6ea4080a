import type { PlanMoment } from './plan-moment.ts';

/** The plan that a view, a scenario or a briefing was made on. */
export interface MadeOn {
	revision: number;
	/** ISO date, where the plan as of a date was on screen; else `null`. */
	asOf: string | null;
	/** Made on an earlier plan on purpose: it is opened on that plan, not on the newest. */
	isFixed: boolean;
}

/** What a feature is called, in both languages. */
export interface Named {
	name: string;
	nameEn: string;
}

/** The plan that a document was made on, as addresses name it. */
export function momentOfDocument({ revision, asOf }: MadeOn): PlanMoment {
	return { known: revision, ...(asOf === null ? {} : { asOf }) };
}
