/** Whether only the machine itself can open an address. */
export function isLoopback(url: string): boolean {
	if (!URL.canParse(url)) return false;
	return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/.test(new URL(url).hostname);
}
