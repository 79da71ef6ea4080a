import type { WalkSettings } from '../model/types.ts';
import { TEXT_MAX } from './briefing-limits.ts';
import { clipTitle } from './clip-title.ts';
import type { SlideDraft } from './templates/types.ts';
import type { Slide } from './types.ts';
import { writeSlideQuery } from './write-slide-query.ts';

/** A slide from its draft, in one language, at these minutes and this speed. */
export function toSlide(
	draft: SlideDraft,
	walk: Pick<WalkSettings, 'minutes' | 'speedMps'>,
	lang: 'zh' | 'en'
): Slide {
	const { speedMps = walk.speedMps, scope = { kind: 'city', id: '' } } = draft;
	return {
		kind: draft.kind ?? 'map',
		title: clipTitle(draft.title[lang]),
		topic: clipTitle(draft.topic?.[lang] ?? '', TEXT_MAX.topic),
		query: writeSlideQuery(draft.layers, scope, { minutes: walk.minutes, speedMps }),
		figure: draft.figure ?? null,
		sentence: draft.sentence[lang],
		chart: draft.chart ?? null,
		overlay: draft.overlay ?? null,
		notes: draft.notes?.[lang] ?? ''
	};
}
