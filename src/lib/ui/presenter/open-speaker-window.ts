import { mount, unmount, type Component } from 'svelte';

/** A window of its own that shows a component of this page: the two have one state and need no network. */
export interface SpeakerWindow {
	focus(): void;
	/** The theme and the language of the page are its own, too. */
	dress(theme: string, lang: string): void;
	close(): void;
}

/**
 * Opens the speaker's window and shows a component in it.
 *
 * @param options.onkeydown every key pressed there
 * @param options.onclose it was closed, by whomever
 * @returns `undefined` if the browser does not let it open
 */
export function openSpeakerWindow<Props extends Record<string, unknown>>(
	view: Component<Props>,
	props: Props,
	options: { title: string; onkeydown: (event: KeyboardEvent) => void; onclose: () => void }
): SpeakerWindow | undefined {
	const opened = window.open('', '', 'popup,width=980,height=700');
	if (!opened) return undefined;
	const { document: page } = opened;
	page.title = options.title;
	const style = page.createElement('style');
	style.textContent = listRules();
	page.head.append(style);
	const shown = mount(view, { target: page.body, props });
	let isOpen = true;
	const end = () => {
		if (!isOpen) return;
		isOpen = false;
		window.removeEventListener('pagehide', close);
		void unmount(shown);
		options.onclose();
	};
	const close = () => {
		end();
		opened.close();
	};
	opened.addEventListener('keydown', options.onkeydown);
	opened.addEventListener('pagehide', end);
	window.addEventListener('pagehide', close);
	return {
		focus: () => opened.focus(),
		dress(theme, lang) {
			page.documentElement.dataset['theme'] = theme;
			page.documentElement.lang = lang;
		},
		close
	};
}

/** The rules of this page's style sheets: as text, for a sheet of its own would have to be fetched. */
function listRules(): string {
	return [...document.styleSheets]
		.flatMap((sheet) => [...sheet.cssRules])
		.map(({ cssText }) => cssText)
		.join('\n');
}
