import { RENOVATION_STATES } from '#lib/core/city/types.ts';
import type { Scope } from '#lib/core/model/types.ts';
import type { LayerKey, TableOnly, TableReach, TableView } from '#lib/carto/view-query.ts';
import type { ExplainTopic } from '../explain-topic.ts';

const TOPICS: Partial<Record<`${TableReach} ${TableOnly}`, Omit<ExplainTopic, 'scope'>>> = {
	'any all': { key: 'communities-all' },
	'any counted': { key: 'communities-not-renovated' },
	'any axes': { key: 'along-axes' },
	'inner counted': { key: 'coverage-inner', measure: 'communities' },
	'inner axes': { key: 'along-axes-coverage-inner', measure: 'communities' },
	'beyond counted': { key: 'communities-beyond-inner' }
};

/** The figure that explains how many rows the table shows; `null` where its filters make no figure. */
export function findCountTopic(
	{ reach, only, text }: Pick<TableView, 'reach' | 'only' | 'text'>,
	scope: Scope,
	layers: ReadonlySet<LayerKey>
): ExplainTopic | null {
	const topic = TOPICS[`${reach} ${only}`];
	const isWhole = text.trim() === '' && RENOVATION_STATES.every((state) => layers.has(state));
	return topic && isWhole ? { ...topic, scope } : null;
}
