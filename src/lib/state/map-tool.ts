/** What takes the map's clicks while it is in the hand. */
export interface MapTool {
	/** `null`: it is not in the hand. */
	readonly tool: unknown;
	/** Puts it down. */
	take: (tool: null) => void;
}

/** Whether one of these tools is in the hand: one at a time is, so that another gives way to it. */
export function isAnyInHand(tools: readonly MapTool[]): boolean {
	return tools.some(({ tool }) => tool !== null);
}
