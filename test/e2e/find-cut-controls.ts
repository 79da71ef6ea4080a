/** What the map keeps of the window, and every control that nobody could use as it should be used. */
export interface LayoutFindings {
	/** One line each: what is wrong with which control. */
	problems: string[];
	/** Share of the window where a click reaches the map, 0 to 1. */
	mapShare: number;
	/** How many controls were looked at. */
	controls: number;
}

/**
 * Looks at every control of the page that can be seen now. Runs in the page, so it stands alone.
 *
 * A control is cut if part of it lies outside the window, or outside an ancestor that clips it; what a panel scrolls
 * to from top to bottom is not, what needs scrolling sideways is, but for the columns of a table. It is covered if
 * something else answers at its middle or near a corner. Its target is too small below 24 × 24 px (WCAG 2.2, 2.5.8),
 * unless it is a word in a sentence, or a circle of 24 px around it touches no other target. Its words are cut if
 * they are wider than it is.
 */
export function findCutControls(): LayoutFindings {
	const LEAST_PX = 24;
	const SLACK_PX = 1;
	const CONTROLS =
		'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';

	interface Box {
		left: number;
		top: number;
		right: number;
		bottom: number;
	}
	const win: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
	const problems: string[] = [];

	const nameOf = (el: Element) => {
		const text = (el.getAttribute('aria-label') ?? el.textContent ?? '').replace(/\s+/g, ' ').trim();
		const place = el.closest('[data-testid], dialog, [aria-label], nav, aside, section');
		const where =
			place?.getAttribute('data-testid') ?? place?.getAttribute('aria-label') ?? place?.className ?? '';
		return `${el.tagName.toLowerCase()} "${text.slice(0, 30) || el.className || el.id}" in ${where}`;
	};
	const round = ({ left, top, right, bottom }: Box) =>
		[left, top, right, bottom].map((n) => Math.round(n)).join(',');

	const isSeen = (el: Element) =>
		el.checkVisibility({ visibilityProperty: true }) &&
		!el.closest('[inert], [aria-hidden="true"], .hidden-visually') &&
		!(el as HTMLButtonElement).disabled;

	/** A control and the label around it are one target. */
	const targetOf = (el: Element): Element => el.closest('label') ?? el;

	/**
	 * The clipping boxes around an element, the innermost first, each with the ways it scrolls. What stands fixed is
	 * clipped by the window alone.
	 */
	function clipsOf(el: Element): { box: Box; scrollsX: boolean; scrollsY: boolean; name: string }[] {
		const clips = [];
		let position = getComputedStyle(el).position;
		for (let up = el.parentElement; up && up !== document.body; up = up.parentElement) {
			if (position === 'fixed') break;
			const style = getComputedStyle(up);
			const isHolder = position !== 'absolute' || style.position !== 'static';
			if (!isHolder) continue;
			position = style.position;
			if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
			const rect = up.getBoundingClientRect();
			const left = rect.left + up.clientLeft;
			const top = rect.top + up.clientTop;
			const isTable = up.querySelector(':scope > table') !== null;
			clips.push({
				box: { left, top, right: left + up.clientWidth, bottom: top + up.clientHeight },
				scrollsX: isTable && up.scrollWidth > up.clientWidth,
				scrollsY: /auto|scroll/.test(style.overflowY) && up.scrollHeight > up.clientHeight,
				name: `${up.tagName.toLowerCase()}.${up.className}`
			});
		}
		return clips;
	}

	/** Whether it stands within text: the size of its target is the text's. */
	function isInSentence(el: Element): boolean {
		const line = el.parentElement;
		return (
			getComputedStyle(el).display.startsWith('inline') &&
			line !== null &&
			[...line.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '')
		);
	}

	const controls = [...document.querySelectorAll(CONTROLS)].filter(isSeen);
	// A sheet over the workbench is what is used while it is open.
	const sheet = document.querySelector('dialog[open], [role=dialog]');
	const asked = sheet ? controls.filter((el) => sheet.contains(el)) : controls;
	const targets = [...new Set(asked.map(targetOf))];
	const boxes = targets.map((el) => el.getBoundingClientRect());

	const clips = targets.map(clipsOf);

	for (const [i, el] of targets.entries()) {
		const whole = boxes[i]!;
		if (whole.width < 2 || whole.height < 2) continue;
		// The skip link waits above the window until it is focused.
		if (el.classList.contains('skip')) continue;
		/** What is left of it where a panel has scrolled the rest away. */
		const rect = { left: whole.left, top: whole.top, right: whole.right, bottom: whole.bottom };
		let isAway = false;
		for (const { box, scrollsX, scrollsY, name } of clips[i]!) {
			const isOutX = rect.left < box.left - SLACK_PX || rect.right > box.right + SLACK_PX;
			const isOutY = rect.top < box.top - SLACK_PX || rect.bottom > box.bottom + SLACK_PX;
			if (isOutX && !scrollsX) problems.push(`cut sideways by ${name}: ${nameOf(el)} at ${round(rect)}`);
			if (isOutY && !scrollsY) problems.push(`cut by ${name}: ${nameOf(el)} at ${round(rect)}`);
			if (isOutX || isOutY) isAway = true;
			if (isOutX) Object.assign(rect, { left: box.left, right: box.right });
			if (isOutY) Object.assign(rect, { top: box.top, bottom: box.bottom });
		}
		const isOut =
			rect.left < win.left - SLACK_PX ||
			rect.right > win.right + SLACK_PX ||
			rect.top < win.top - SLACK_PX ||
			rect.bottom > win.bottom + SLACK_PX;
		if (isOut) problems.push(`outside the window: ${nameOf(el)} at ${round(rect)}`);

		if ((whole.width < LEAST_PX || whole.height < LEAST_PX) && !isInSentence(el)) {
			const x = (whole.left + whole.right) / 2;
			const y = (whole.top + whole.bottom) / 2;
			// What scrolls past something else is beside it for a moment only.
			const near = boxes.findIndex((other, k) => {
				const isApart = clips[k]![0]?.name !== clips[i]![0]?.name;
				if (k === i || isApart || targets[k]!.contains(el) || el.contains(targets[k]!)) return false;
				const dx = Math.max(other.left - x, 0, x - other.right);
				const dy = Math.max(other.top - y, 0, y - other.bottom);
				return Math.hypot(dx, dy) < LEAST_PX / 2;
			});
			if (near >= 0)
				problems.push(
					`small (${Math.round(whole.width)} × ${Math.round(whole.height)}) beside ${nameOf(targets[near]!)}: ${nameOf(el)}`
				);
		}

		if (el.matches('button, a, summary') && !el.matches('.inline')) {
			const { overflowX } = getComputedStyle(el);
			if (el.scrollWidth > el.clientWidth + SLACK_PX && el.clientWidth > 0)
				problems.push(`words cut (${overflowX}, ${el.scrollWidth} in ${el.clientWidth}): ${nameOf(el)}`);
		}

		if (isOut || isAway) continue;
		const inset = (share: number) => [whole.left + whole.width * share, whole.top + whole.height * share];
		const [x1, y1] = inset(0.2) as [number, number];
		const [x2, y2] = inset(0.8) as [number, number];
		const spots = [
			[(x1 + x2) / 2, (y1 + y2) / 2],
			[x1, y1],
			[x2, y1],
			[x1, y2],
			[x2, y2]
		] as const;
		// Words that wrap leave corners of their box to others.
		const isBroken = getComputedStyle(el).display === 'inline' && el.getClientRects().length > 1;
		// A rail has two thumbs: each input lets go of what is not its own.
		const isThumb = el instanceof HTMLInputElement && el.type === 'range';
		if (isBroken || isThumb) continue;
		for (const [x, y] of spots) {
			const hit = document.elementFromPoint(x, y);
			// A short list that is open lies over what it came from.
			const isOwn = hit !== null && (el.contains(hit) || hit.contains(el) || hit.closest('.list.sheet'));
			if (isOwn) continue;
			problems.push(`covered by ${hit ? nameOf(hit) : 'nothing'}: ${nameOf(el)} at ${round(rect)}`);
			break;
		}
	}

	const { scrollWidth } = document.documentElement;
	if (scrollWidth > innerWidth)
		problems.push(`the page is ${scrollWidth} px wide in a window of ${innerWidth}`);

	const GRID = 24;
	let free = 0;
	for (let row = 0; row < GRID; row++)
		for (let column = 0; column < GRID; column++) {
			const hit = document.elementFromPoint(
				((column + 0.5) * innerWidth) / GRID,
				((row + 0.5) * innerHeight) / GRID
			);
			if (hit?.closest('.workbench > .map') || hit?.matches('.workbench')) free++;
		}
	return { problems: [...new Set(problems)], mapShare: free / GRID ** 2, controls: targets.length };
}
