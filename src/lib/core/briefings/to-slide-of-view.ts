import { DEFAULT_MINUTES } from '../coverage/settings.ts';
import { TEXT_MAX } from './briefing-limits.ts';
import { clipTitle } from './clip-title.ts';
import { OVERLAYS, type Slide } from './types.ts';

/** Parameters of a view that slides ignore: the presenter has its own language and theme, and no table or desks. */
const LEFT_OUT = ['lang', 'theme', 'table', 'filter', 'reach', 'only', 'sort', 'desk', 'compare'] as const;

/** The conclusion; the view's name becomes the topic above it. */
const TITLES = {
	zh: (inner: number) => `{coverage-inner} 的住户步行 ${inner} 分钟可达服务中心`,
	en: (inner: number) => `{coverage-inner} of households are within ${inner} minutes of a centre`
} as const;

/** Default sentence beside the number, for the author to edit. */
const SENTENCES = {
	zh: (inner: number, outer: number) =>
		`${inner} 分钟内可步行到达社区服务中心的有 {households-inner}，${outer} 分钟内占 {coverage-outer}。`,
	en: (inner: number, outer: number) =>
		`{households-inner} reach a service centre within ${inner} minutes on foot; {coverage-outer} within ${outer}.`
} as const;

/**
 * A slide that shows a view of the workbench, with the coverage of what it selects. Where the desk of packages or of
 * siting is open, the slide shows the result of that desk.
 */
export function toSlideOfView({
	name,
	query,
	lang
}: {
	name: string;
	query: string;
	lang: 'zh' | 'en';
}): Slide {
	const view = new URLSearchParams(query);
	const overlay = OVERLAYS.find((known) => known === view.get('desk')) ?? null;
	for (const key of LEFT_OUT) view.delete(key);
	const [inner, outer] = readMinutes(view);
	return {
		kind: 'map',
		title: TITLES[lang](inner),
		topic: clipTitle(name, TEXT_MAX.topic),
		query: view.toString(),
		figure: 'coverage-inner',
		sentence: SENTENCES[lang](inner, outer),
		chart: 'coverage-curve',
		overlay,
		notes: ''
	};
}

/** Minutes of a view's circles; the defaults if it names none. */
function readMinutes(view: URLSearchParams): [inner: number, outer: number] {
	const [inner, outer] = (view.get('minutes') ?? '').split(',').map(Number);
	return inner && outer ? [inner, outer] : [DEFAULT_MINUTES[0]!, DEFAULT_MINUTES[1]!];
}
