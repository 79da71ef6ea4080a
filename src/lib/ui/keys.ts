import { MINUTES_RANGE } from '#lib/core/coverage/settings.ts';
import type { View } from '#lib/state/view.svelte.ts';

/** What keys do that the view alone cannot. */
export interface KeyActions {
	search(): void;
	home(): void;
	keys(): void;
	views(): void;
	trial(): void;
	notes(): void;
	plan(): void;
	outputs(): void;
	measure(): void;
}

/**
 * Handles a single key.
 *
 * @returns whether the key has a meaning here
 */
export function handleKey(key: string, view: View, actions: KeyActions): boolean {
	const [inner, outer] = view.minutes;
	const { min, max } = MINUTES_RANGE;
	const setMinutes = (nextInner: number, nextOuter: number) => {
		if (nextInner >= min && nextOuter <= max && nextInner < nextOuter) view.minutes = [nextInner, nextOuter];
	};
	switch (key) {
		case '/':
			actions.search();
			return true;
		case '?':
			actions.keys();
			return true;
		case '0':
			actions.home();
			return true;
		case 's':
		case 'S':
			actions.views();
			return true;
		case 'w':
		case 'W':
			actions.trial();
			return true;
		case 'n':
		case 'N':
			actions.notes();
			return true;
		case 'p':
		case 'P':
			actions.plan();
			return true;
		case 'o':
		case 'O':
			actions.outputs();
			return true;
		case 'm':
		case 'M':
			actions.measure();
			return true;
		case 't':
		case 'T':
			view.showTable({ open: !view.table.open });
			return true;
		case 'd':
		case 'D':
			view.theme = view.theme === 'dark' ? 'light' : 'dark';
			return true;
		case 'g':
		case 'G':
			view.lang = view.lang === 'zh' ? 'en' : 'zh';
			return true;
		case '[':
			setMinutes(inner - 1, outer);
			return true;
		case ']':
			setMinutes(inner + 1, outer);
			return true;
		case '{':
			setMinutes(inner, outer - 1);
			return true;
		case '}':
			setMinutes(inner, outer + 1);
			return true;
		case 'Escape':
			return stepBack(view);
		default:
			return false;
	}
}

/** One level: the table, then the selection. */
function stepBack(view: View): boolean {
	if (view.table.open) view.showTable({ open: false });
	else if (view.selection) view.select(null);
	else return false;
	return true;
}
