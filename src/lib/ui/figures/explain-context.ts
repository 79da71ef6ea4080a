import { getContext, setContext } from 'svelte';
import type { FigureSource } from '#lib/core/figures/types.ts';
import type { ExplainTopic } from '../explain-topic.ts';

/** A page whose figures explain themselves: it knows what they are computed from, and opens the dialog. */
export interface ExplainHost {
	/** What the page shows; `null` before its walks are there. */
	readonly source: FigureSource | null;
	explain: (topic: ExplainTopic) => void;
}

const KEY = Symbol('explain');

export const setExplain = (host: ExplainHost): ExplainHost => setContext(KEY, host);

/** `undefined` where nobody can explain, as on a map in another page: then a figure is plain text. */
export const getExplain = (): ExplainHost | undefined => getContext<ExplainHost | undefined>(KEY);
