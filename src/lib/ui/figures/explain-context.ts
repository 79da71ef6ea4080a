import { getContext, setContext } from 'svelte';
import type { FigureSource } from '#lib/core/figures/types.ts';
import type { ExplainTopic } from '../explain-topic.ts';

/** Context of a page with explained figures: their inputs, and how to open the dialog. */
export interface ExplainHost {
	/** What the page shows; `null` before its walks are there. */
	readonly source: FigureSource | null;
	explain: (topic: ExplainTopic) => void;
}

const KEY = Symbol('explain');

export const setExplain = (host: ExplainHost): ExplainHost => setContext(KEY, host);

/** `undefined` without such a context, as on an embedded map: then a figure is plain text. */
export const getExplain = (): ExplainHost | undefined => getContext<ExplainHost | undefined>(KEY);
