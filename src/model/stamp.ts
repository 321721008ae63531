/**
 * A hybrid logical clock reading, as text that sorts in the order of events: `millis-counter-device`, millis and
 * counter zero-padded. The later of two stamps wins when two devices changed the same thing.
 * Source: Kulkarni et al., "Logical Physical Clocks", 2014.
 */
export type Stamp = string;
