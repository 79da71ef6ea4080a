const SEPARATOR = '、';

/**
 * A list of texts as one cell: joined by 、, as a ledger would have it; as a JSON array where an item is empty or holds
 * what would part or hide it, so that {@link readListText} gives the same list again.
 */
export function writeListText(items: readonly string[]): string {
	const isPlain =
		items.every((item) => item !== '' && item === item.trim() && !/[、,，;；|/\n\r\t]/.test(item)) &&
		!items[0]?.startsWith('[');
	return isPlain ? items.join(SEPARATOR) : JSON.stringify(items);
}

/** The list that a cell stands for: a JSON array of texts, or texts parted by 、; an empty cell is an empty list. */
export function readListText(text: string): string[] {
	if (text.startsWith('[')) {
		const items = parse(text);
		if (Array.isArray(items) && items.every((item) => typeof item === 'string')) return items;
	}
	return text === '' ? [] : text.split(SEPARATOR);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
