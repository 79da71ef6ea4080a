import type { StreetPlan } from './street-plan.ts';

/**
 * Removes illustrative main streets that bound no block of the main urban area: outside it only named streets remain.
 *
 * @param blockRings expanded
 */
export function dropOuterStreets(plan: StreetPlan, blockRings: readonly (readonly number[])[]) {
	const needed = new Set(
		blockRings.flatMap((ring) =>
			ring.flatMap((node, i) => {
				const next = ring[(i + 1) % ring.length]!;
				return [`${node} ${next}`, `${next} ${node}`];
			})
		)
	);
	for (const street of plan.streets.filter(({ provenance }) => provenance === 'illustrative')) {
		plan.removeStreet(street);
		const nodes = plan.expand(street.nodes);
		let run = [nodes[0]!];
		for (let i = 1; i <= nodes.length; i++) {
			const node = nodes[i];
			if (node !== undefined && needed.has(`${nodes[i - 1]} ${node}`)) {
				run.push(node);
				continue;
			}
			if (run.length > 1) plan.addStreet({ ...street, nodes: run });
			if (node !== undefined) run = [node];
		}
	}
}
