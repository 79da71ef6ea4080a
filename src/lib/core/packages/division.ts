import { isOnTarget } from './is-on-target.ts';
import type { Packing } from './pack-exactly.ts';
import type { PackageCost } from './package-cost.ts';
import type { PackageGraph } from './package-graph.ts';
import type { PackageSettings } from './types.ts';

/** A division of a group that is being changed: parts by number, and communities left over. */
export class Division {
	readonly #graph: PackageGraph;
	readonly #cost: PackageCost;
	/** Part of each member; `undefined` of one left over. */
	readonly #partOf: Map<number, number | undefined>;
	readonly #parts = new Map<number, number[]>();
	#made = 0;

	constructor(members: readonly number[], graph: PackageGraph, cost: PackageCost) {
		this.#graph = graph;
		this.#cost = cost;
		this.#partOf = new Map(members.map((member) => [member, undefined]));
	}

	/** Whether it is one of the group's. */
	isListed(member: number): boolean {
		return this.#partOf.has(member);
	}

	partOf(member: number): number | undefined {
		return this.#partOf.get(member);
	}

	membersOf(part: number): readonly number[] {
		return this.#parts.get(part) ?? [];
	}

	get partCount(): number {
		return this.#parts.size;
	}

	sizeOf(part: number): number {
		return this.#cost.sizeOf(this.membersOf(part));
	}

	addPart(members: readonly number[]): number {
		const part = this.#made++;
		this.#parts.set(part, [...members]);
		for (const member of members) this.#partOf.set(member, part);
		return part;
	}

	dissolve(part: number): void {
		for (const member of this.membersOf(part)) this.#partOf.set(member, undefined);
		this.#parts.delete(part);
	}

	/** Moves a member into another part, or out of all parts. A part without members is removed. */
	move(member: number, to: number | undefined): void {
		const from = this.partOf(member);
		if (from !== undefined) {
			const rest = this.membersOf(from).filter((other) => other !== member);
			if (rest.length > 0) this.#parts.set(from, rest);
			else this.#parts.delete(from);
		}
		if (to !== undefined) this.#parts.get(to)!.push(member);
		this.#partOf.set(member, to);
	}

	/** Whether a member's part stays connected without it. */
	canLeave(member: number): boolean {
		const part = this.partOf(member);
		if (part === undefined) return true;
		const rest = this.membersOf(part).filter((other) => other !== member);
		if (rest.length < 2) return true;
		const left = new Set(rest);
		const queue = [rest[0]!];
		left.delete(rest[0]!);
		for (const one of queue)
			for (const { to } of this.#graph.links[one]!) if (left.delete(to)) queue.push(to);
		return left.size === 0;
	}

	/** Leaves over what is no package: parts of one, and those out of the range. */
	dropUnfit({ least, most }: PackageSettings): void {
		for (const [part, members] of this.#parts) {
			const size = this.sizeOf(part);
			if (members.length < 2 || size < least || size > most) this.dissolve(part);
		}
	}

	/** How good it is, or only some of its parts. */
	toPacking(settings: PackageSettings, among: Iterable<number> = this.#parts.keys()): Packing {
		const packing: Packing = { parts: [], packed: 0, onTarget: 0, cost: 0 };
		for (const part of among) {
			const members = this.membersOf(part).toSorted((a, b) => a - b);
			const size = this.sizeOf(part);
			packing.parts.push(members);
			packing.packed += size;
			if (isOnTarget(size, settings)) packing.onTarget += size;
			packing.cost += this.#cost.of(members);
		}
		return packing;
	}
}
