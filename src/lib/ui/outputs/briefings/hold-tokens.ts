import type { Attachment } from 'svelte/attachments';

const TOKEN = /\{([a-z0-9-]+)\}/g;

/** A text with figures in it, shown by their names. */
export interface TokenBox {
	/** Shows a text; what the box holds already is left alone, so that the caret stays. */
	show: (value: string, nameOf: (key: string) => string) => void;
	/** Puts a figure where the caret is or last was, over what is marked; else at the end. */
	insert: (key: string) => void;
}

/** Makes an editable element hold a text whose `{keys}` are chips: taken away whole, never half. */
export function holdTokens({
	isOneLine,
	onmade,
	onwrite,
	read,
	nameOf
}: {
	isOneLine: boolean;
	onmade: (box: TokenBox) => void;
	onwrite: (value: string) => void;
	read: () => string;
	nameOf: (key: string) => string;
}): Attachment<HTMLElement> {
	return (element) => {
		let caret: Range | undefined;
		const write = () => onwrite(readNodes(element, isOneLine));
		const box: TokenBox = {
			show(value, names) {
				const chips = [...value.matchAll(TOKEN)].map(([, key]) => names(key!)).join('|');
				const shown = [...element.querySelectorAll('.chip')].map((chip) => chip.textContent).join('|');
				if (value === readNodes(element, isOneLine) && chips === shown) return;
				element.replaceChildren(...listNodes(value, names));
				caret = undefined;
			},
			insert(key) {
				const range = caret ?? endOf(element);
				const chip = makeChip(key, nameOf(key));
				range.deleteContents();
				range.insertNode(chip);
				range.setStartAfter(chip);
				range.collapse(true);
				element.focus();
				const selection = getSelection();
				selection?.removeAllRanges();
				selection?.addRange(range);
				write();
			}
		};
		const keepCaret = () => {
			const selection = getSelection();
			if (!selection || selection.rangeCount === 0) return;
			const range = selection.getRangeAt(0);
			if (element.contains(range.commonAncestorContainer)) caret = range.cloneRange();
		};
		const onkeydown = (event: KeyboardEvent) => {
			if (isOneLine && event.key === 'Enter' && !event.isComposing) event.preventDefault();
		};
		box.show(read(), nameOf);
		onmade(box);
		element.addEventListener('input', write);
		element.addEventListener('keydown', onkeydown);
		document.addEventListener('selectionchange', keepCaret);
		return () => {
			element.removeEventListener('input', write);
			element.removeEventListener('keydown', onkeydown);
			document.removeEventListener('selectionchange', keepCaret);
		};
	};
}

function endOf(element: HTMLElement): Range {
	const range = document.createRange();
	range.selectNodeContents(element);
	range.collapse(false);
	return range;
}

function makeChip(key: string, name: string): HTMLElement {
	const chip = document.createElement('span');
	chip.className = 'chip';
	chip.contentEditable = 'false';
	chip.dataset['key'] = key;
	chip.textContent = name;
	return chip;
}

function listNodes(value: string, nameOf: (key: string) => string): (Text | HTMLElement)[] {
	const nodes: (Text | HTMLElement)[] = [];
	let at = 0;
	for (const { 0: written, 1: key, index } of value.matchAll(TOKEN)) {
		if (index > at) nodes.push(document.createTextNode(value.slice(at, index)));
		nodes.push(makeChip(key!, nameOf(key!)));
		at = index + written.length;
	}
	if (at < value.length) nodes.push(document.createTextNode(value.slice(at)));
	return nodes;
}

/** What an element holds as text. A line feed that browsers put at the end to show an empty line is none. */
function readNodes(element: HTMLElement, isOneLine: boolean): string {
	let text = '';
	for (const node of element.childNodes) {
		if (!(node instanceof HTMLElement)) text += node.textContent ?? '';
		else if (node.dataset['key'] !== undefined) text += `{${node.dataset['key']}}`;
		else text += node.tagName === 'BR' ? '\n' : (node.textContent ?? '');
	}
	const plain = text.replaceAll('\u00a0', ' ');
	return isOneLine ? plain.replaceAll('\n', '') : plain.replace(/\n$/, '');
}
