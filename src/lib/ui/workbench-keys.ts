import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { handleKey } from './keys.ts';

/** Actions of keys outside the workbench's state. */
interface ScreenActions {
	isDialogOpen: boolean;
	search: () => void;
	home: () => void;
	keys: () => void;
	views: () => void;
}

/** Handles a key on the workbench, unless the focus is in a text field. */
export function handleWorkbenchKey(
	event: KeyboardEvent,
	workbench: Workbench,
	{ isDialogOpen, ...actions }: ScreenActions
) {
	const { view, whatIf, outputs, measuring } = workbench;
	const hasCommand = event.ctrlKey || event.metaKey;
	if (hasCommand && event.key.toLowerCase() === 'z' && !isTyping(event)) {
		event.preventDefault();
		if (event.shiftKey) workbench.redo();
		else workbench.undo();
		return;
	}
	if (event.key === 'Escape' && !isDialogOpen && workbench.stepBack()) return;
	if (hasCommand || event.altKey || event.isComposing || isTyping(event)) return;
	const isDone = handleKey(event.key, view, {
		...actions,
		trial: () => {
			measuring.close();
			whatIf.toggle();
		},
		plan: () => {
			measuring.close();
			view.openDesk(view.desk ? null : 'packages');
		},
		measure: () => {
			if (workbench.plan.state.kind === 'ready') measuring.toggle();
		},
		notes: () => workbench.notes.place(),
		outputs: () => {
			measuring.close();
			outputs.toggle(true);
		}
	});
	if (isDone) event.preventDefault();
}

const isTyping = ({ target }: KeyboardEvent) =>
	target instanceof HTMLElement &&
	target.closest(
		'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, dialog'
	) !== null;
