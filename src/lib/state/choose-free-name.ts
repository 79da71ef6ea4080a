const NAME_MAX = 80;

/** The name itself if it is free, else with the first number behind it that is: 周例会 2. At most 80 characters. */
export function chooseFreeName(name: string, taken: readonly string[]): string {
	const used = new Set(taken);
	const base = name.trim().replace(/ \d+$/, '');
	for (let n = 1; ; n++) {
		const end = n === 1 ? '' : ` ${n}`;
		const free = n === 1 ? clip(name.trim(), NAME_MAX) : `${clip(base, NAME_MAX - end.length).trim()}${end}`;
		if (!used.has(free)) return free;
	}
}

const clip = (text: string, most: number) => [...text].slice(0, most).join('');
