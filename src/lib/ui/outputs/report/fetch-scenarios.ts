/** The scenarios that can be reported; none where they cannot be listed: they are for choosing only. */
export async function fetchScenarios(
	cityId: string,
	signal: AbortSignal
): Promise<readonly { id: string; name: string }[]> {
	try {
		const response = await fetch(`/${cityId}/scenarios`, { signal });
		return response.ok ? ((await response.json()) as { id: string; name: string }[]) : [];
	} catch {
		return [];
	}
}
