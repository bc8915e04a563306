import type { DayKind } from '../../bank/days.ts';
import type { World } from '../state/World.ts';

/** How a bank was told to write all its dates; null: as it does by itself. */
export function connectorDatesOf(world: World, connectorId: number): DayKind | null {
  return world.state.connectorDates?.[connectorId] ?? null;
}

/** Of banks that are connected from now on; what is connected keeps its dates. */
export function setConnectorDates(world: World, connectorId: number, kind: DayKind | null): void {
  const { [connectorId]: _, ...others } = world.state.connectorDates ?? {};
  world.state.connectorDates = kind === null ? others : { ...others, [connectorId]: kind };
}
