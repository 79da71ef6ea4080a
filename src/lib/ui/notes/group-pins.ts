/** A pin, or several that would lie on each other, at the place of the first. */
export interface PinGroup<Pin> {
	x: number;
	y: number;
	pins: Pin[];
}

/**
 * Puts pins that are nearer than a distance on the screen into one group, each with the first group that it is near to:
 * the order of the pins decides, so that a group does not jump while another pin comes.
 *
 * @param nearPx pins at exactly this distance are apart
 */
export function groupPins<Pin extends { x: number; y: number }>(
	pins: readonly Pin[],
	nearPx: number
): PinGroup<Pin>[] {
	const groups: PinGroup<Pin>[] = [];
	for (const pin of pins) {
		const near = groups.find(({ x, y }) => Math.hypot(pin.x - x, pin.y - y) < nearPx);
		if (near) near.pins.push(pin);
		else groups.push({ x: pin.x, y: pin.y, pins: [pin] });
	}
	return groups;
}
