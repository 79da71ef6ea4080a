import { clipTitle } from './clip-title.ts';
import { OVERLAYS, type Slide } from './types.ts';

/** What of a view a slide has no use for: the presenter has a language and a theme, and neither table nor desks. */
const LEFT_OUT = ['lang', 'theme', 'table', 'filter', 'reach', 'only', 'sort', 'desk', 'compare'] as const;

/**
 * A slide that shows a view of the workbench, with the coverage of what it selects. Where the desk of packages or of
 * siting is open, the slide shows what that desk makes.
 */
export function toSlideOfView({ name, query }: { name: string; query: string }): Slide {
	const view = new URLSearchParams(query);
	const overlay = OVERLAYS.find((known) => known === view.get('desk')) ?? null;
	for (const key of LEFT_OUT) view.delete(key);
	return {
		kind: 'map',
		title: clipTitle(name),
		query: view.toString(),
		figure: 'coverage-inner',
		sentence: '',
		chart: null,
		overlay,
		notes: ''
	};
}
