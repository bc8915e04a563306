/** Attempts of this process at a time: as many sockets. */
const IN_ALL = 200;
/** Of these, for endpoints that are not known to work: those that are dead leave the rest to the others. */
const UNPROVEN = 100;
/** For one endpoint, once it has taken something. */
const MOST_EACH = 4;

interface Room {
  inFlight: number;
  most: number;
}

/** How many attempts may be under way, to each endpoint and in all. An endpoint begins with one, and gets more as it takes them. */
export class Rooms {
  readonly #byEndpoint = new Map<string, Room>();
  #inFlight = 0;

  /** How many more may begin. */
  left(): {
    readonly byEndpoint: ReadonlyMap<string, number>;
    readonly inAll: number;
    readonly unproven: number;
  } {
    const rooms = [...this.#byEndpoint];
    const unproven = rooms
      .filter(([, { most }]) => most === 1)
      .reduce((sum, [, { inFlight }]) => sum + inFlight, 0);
    return {
      byEndpoint: new Map(rooms.map(([id, { most, inFlight }]) => [id, Math.max(most - inFlight, 0)])),
      inAll: IN_ALL - this.#inFlight,
      unproven: Math.max(UNPROVEN - unproven, 0),
    };
  }

  /** An attempt begins. @returns to be called at its end, with whether it was taken */
  enter(endpointId: string): (wasTaken: boolean) => void {
    const room = this.#byEndpoint.get(endpointId) ?? { inFlight: 0, most: 1 };
    this.#byEndpoint.set(endpointId, room);
    room.inFlight += 1;
    this.#inFlight += 1;
    return (wasTaken) => {
      room.inFlight -= 1;
      this.#inFlight -= 1;
      room.most = wasTaken ? MOST_EACH : 1;
      if (!wasTaken && room.inFlight === 0) this.#byEndpoint.delete(endpointId); // one is what it begins with
    };
  }
}
